/** The simulated user at the terminal: types when the moment has come, and leaves in any case. */
import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TerminalUser } from '../../src/lab/sandbox/terminal-user.ts';
import type { TerminalStep } from '../../src/lab/sandbox/spec.ts';

let folder = '';
let line = 0;
let limits: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terminal-user-'));
  execFileSync('mkfifo', [join(folder, 'line')]);
  line = openSync(join(folder, 'line'), constants.O_RDONLY | constants.O_NONBLOCK);
  limits = [];
});
afterEach(() => {
  closeSync(line);
  rmSync(folder, { recursive: true });
});

const userWith = (steps: readonly TerminalStep[]): TerminalUser =>
  new TerminalUser({ rows: 40, columns: 120, steps }, join(folder, 'line'), (limit) => limits.push(limit));

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

/** Waits until `keys` were typed since the last look, and, where `andLeaves`, until nobody can type any more. */
async function untilTyped(keys: string, andLeaves = false, meanwhile: () => void = () => undefined): Promise<void> {
  let all = '';
  for (;;) {
    const more = typed();
    if (more === null) break;
    all += more;
    if (all.length >= keys.length && !andLeaves) break;
    await setTimeout(20);
    meanwhile();
  }
  expect(all).toBe(keys);
}

/** For steps whose moment comes by itself. */
const NEVER_MS = 3_600_000;
const LEAVE: TerminalStep = { when: { quietMs: 20 }, atMostMs: 50, type: null };

test('a user waits for words, whatever draws them: control sequences and white space aside', async () => {
  const user = userWith([{ when: { shows: 'all done' }, atMostMs: NEVER_MS, type: 'q' }, LEAVE]);
  user.begin();
  user.shown(Buffer.from('all d'));
  await setTimeout(30);
  expect(typed()).toBe('');
  user.shown(Buffer.from('\x1b[1m\x1b[5Cone'));
  await untilTyped('q', true);
  expect(limits).toEqual([]);
});

test('a user reports words that never come, and the session goes on', async () => {
  const user = userWith([{ when: { shows: 'never' }, atMostMs: 30, type: 'q' }, LEAVE]);
  user.begin();
  await untilTyped('q', true);
  expect(limits).toEqual(['the terminal did not show "never" in time']);
});

test('a user does not take a program that has shown nothing yet for quiet, and output during typing hurries nobody', async () => {
  const user = userWith([
    { when: { quietMs: 10 }, atMostMs: NEVER_MS, type: 'a long prompt' },
    { when: { shows: 'answer' }, atMostMs: NEVER_MS, type: '!' },
  ]);
  user.begin();
  await setTimeout(60);
  expect(typed()).toBe('');
  user.shown(Buffer.from('>'));
  await untilTyped('a long prompt', false, () => user.shown(Buffer.from('.')));
  // Again and again: what is shown before the last key's pause is over belongs to the typing.
  await untilTyped('!', false, () => user.shown(Buffer.from('answer')));
  user.leave();
  user.leave();
});
