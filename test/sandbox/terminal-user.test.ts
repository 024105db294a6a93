/** The person at the terminal: types when the moment has come, and leaves in any case. */
import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TerminalSeat } from '../../src/lab/sandbox/terminal-user.ts';
import type { TerminalStep } from '../../src/lab/sandbox/spec.ts';

let folder = '';
let line = 0;
let limits: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seat-'));
  execFileSync('mkfifo', [join(folder, 'line')]);
  line = openSync(join(folder, 'line'), constants.O_RDONLY | constants.O_NONBLOCK);
  limits = [];
});
afterEach(() => {
  closeSync(line);
  rmSync(folder, { recursive: true });
});

const seatWith = (steps: readonly TerminalStep[]): TerminalSeat =>
  new TerminalSeat({ rows: 40, columns: 120, steps }, join(folder, 'line'), (limit) => limits.push(limit));

/** All that was typed so far; null once nobody can type any more. */
function typed(): string | null {
  const bytes = Buffer.alloc(4096);
  try {
    const length = readSync(line, bytes);
    return length === 0 ? null : bytes.toString('utf8', 0, length);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return '';
    throw error;
  }
}

const LEAVE: TerminalStep = { when: { quietMs: 20 }, atMostMs: 50, type: null };

test('words are waited for, whatever draws them: control sequences and white space aside', async () => {
  const seat = seatWith([{ when: { shows: 'all done' }, atMostMs: 5000, type: 'q' }, LEAVE]);
  seat.begin();
  seat.shown(Buffer.from('all d'));
  await setTimeout(30);
  expect(typed()).toBe('');
  seat.shown(Buffer.from('\x1b[1m\x1b[5Cone'));
  await setTimeout(200);
  expect([typed(), typed()]).toEqual(['q', null]);
  expect(limits).toEqual([]);
});

test('words that never come are said, and the session goes on', async () => {
  const seat = seatWith([{ when: { shows: 'never' }, atMostMs: 30, type: 'q' }, LEAVE]);
  seat.begin();
  await setTimeout(200);
  expect([typed(), typed()]).toEqual(['q', null]);
  expect(limits).toEqual(['the terminal did not show "never" in time']);
});

test('a program that has shown nothing yet is not taken for quiet, and what it draws while keys are typed hurries nobody', async () => {
  const seat = seatWith([
    { when: { quietMs: 10 }, atMostMs: 5000, type: 'a long prompt' },
    { when: { shows: 'answer' }, atMostMs: 5000, type: '!' },
  ]);
  seat.begin();
  await setTimeout(60);
  expect(typed()).toBe('');
  seat.shown(Buffer.from('>'));
  for (let echo = 0; echo < 10; echo += 1) {
    await setTimeout(20);
    seat.shown(Buffer.from('.'));
  }
  expect(typed()).toBe('a long prompt');
  seat.shown(Buffer.from('answer'));
  await setTimeout(30);
  expect(typed()).toBe('!');
  seat.leave();
  seat.leave();
});
