/** What a killed run leaves behind is ended and removed by the next; what lives is left alone. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { identityOf, runningPid } from '../../src/lab/pool/processes.ts';
import { makeRunDirectory, sweepOrphans } from '../../src/lab/pool/run-directory.ts';

let parent = '';
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'run-directory-'));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const sleeper = () => spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });

test('a run whose process is gone loses its directory, and its workers are ended', async () => {
  const run = makeRunDirectory(parent);
  const worker = sleeper();
  const ended = once(worker, 'exit');
  run.note(worker.pid ?? 0);
  writeFileSync(join(run.path, 'owner'), '999999999 1');
  expect(sweepOrphans(parent)).toEqual([run.path]);
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(existsSync(run.path)).toBe(false);
});

test('a run whose process lives is left alone', () => {
  const run = makeRunDirectory(parent);
  expect(sweepOrphans(parent)).toEqual([]);
  expect(existsSync(run.path)).toBe(true);
  run.remove();
  run.remove();
  expect(existsSync(run.path)).toBe(false);
});

test('a process that merely has a noted worker’s number is not ended', () => {
  const run = makeRunDirectory(parent);
  const stranger = sleeper();
  const pid = stranger.pid ?? 0;
  run.note(pid);
  const note = join(run.path, 'workers', String(pid));
  writeFileSync(note, readFileSync(note, 'utf8').replace(/ \d+$/, ' 1'));
  writeFileSync(join(run.path, 'owner'), '999999999 1');
  sweepOrphans(parent);
  expect(runningPid(identityOf(pid) ?? '')).toBe(pid);
  process.kill(pid, 'SIGKILL');
});

test('an identity names a process, not a number', () => {
  const own = identityOf(process.pid) ?? '';
  expect(runningPid(own)).toBe(process.pid);
  expect(runningPid(`${process.pid} 1`)).toBeUndefined();
  expect(runningPid('')).toBeUndefined();
  expect(identityOf(999_999_999)).toBeUndefined();
});
