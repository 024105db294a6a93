/** A run that is ended at any moment, or whose disk is full or read-only: nothing saved is lost, and it goes on. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openBundle, StoreError, verifyBundle } from '../../src/store/index.ts';
import { compiled } from './compiled.ts';
import { scratchDir } from './example.ts';

const root = scratchDir();
const sources = compiled('test/store/writing-child.ts');
const child = join(sources, 'test/store/writing-child.js');
const TRIALS = 60;

/** Runs the child, kills it `afterMs` after its first word (or at once), and gives the trials that it reported as saved. */
function killed(dir: string, afterMs: number | 'never'): Promise<string[]> {
  return new Promise((resolve) => {
    const running = spawn(process.execPath, [child, dir, String(TRIALS), '2000'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    running.stdout.on('data', (chunk: Buffer) => {
      if (said === '' && afterMs !== 'never') setTimeout(() => running.kill('SIGKILL'), afterMs);
      said += chunk.toString();
    });
    running.on('close', () => resolve(said.split('\n').filter((line) => line !== '')));
  });
}

function errorsOf(act: () => unknown): string | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof StoreError) return error.message;
    throw error;
  }
}

test('a writer killed at random moments loses nothing that it saved, and the next one goes on', async () => {
  const dir = join(root, 'killed.tellproof');
  const reported = new Set<string>();
  for (let round = 0; round < 10; round++) {
    const lines = await killed(dir, Math.random() * 60);
    expect(lines.filter((line) => line.startsWith('error'))).toEqual([]);
    for (const id of lines) {
      expect(reported.has(id), `trial ${id} was run twice`).toBe(false);
      reported.add(id);
    }
    const saved = new Set(
      openBundle(dir)
        .captures()
        .map((capture) => capture.trial.id),
    );
    expect([...reported].filter((id) => !saved.has(id))).toEqual([]);
    for (const id of saved) reported.add(id);
    expect(verifyBundle(dir).faults).toEqual([]);
  }
  await killed(dir, 'never');
  expect(verifyBundle(dir)).toMatchObject({ state: 'intact', trials: { saved: TRIALS, planned: TRIALS } });
});

/** Runs a shell script as root of a user namespace of its own, in which it may mount. */
function inOwnMounts(script: string): string {
  const run = spawnSync('unshare', ['--user', '--map-root-user', '--mount', 'sh', '-ec', script], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  return run.stdout;
}

const quoted = `'${process.execPath}' '${child}'`;

describe('when a disk', () => {
  test('fills up, what was saved stays usable and the error says how to go on', () => {
    const kept = join(root, 'kept.tellproof');
    const out = inOwnMounts(`
      mnt=$(mktemp -d); mount -t tmpfs -o size=1m tmpfs $mnt
      ${quoted} $mnt/a.tellproof ${TRIALS} 40000
      ls $mnt/a.tellproof/lock 2>/dev/null || true
      cp -r $mnt/a.tellproof '${kept}'
      mount -o remount,size=64m $mnt
      ${quoted} $mnt/a.tellproof ${TRIALS} 40000 | tail -n 1`);
    const lines = out.trimEnd().split('\n');
    const at = lines.findIndex((line) => line.startsWith('error: '));
    expect(lines[at]).toMatch(/^error: disk-full: cannot save .*: no space left on the device$/);
    expect(lines[at + 1]).toBe(
      'hint: free some space, then continue with --resume and the bundle: the trials saved so far are kept',
    );
    const saved = lines.slice(0, at);
    expect(saved.length).toBeGreaterThan(3);
    expect(
      openBundle(kept)
        .captures()
        .map((capture) => capture.trial.id),
    ).toEqual(saved);
    expect(errorsOf(() => verifyBundle(kept))).toBeNull();
    expect(verifyBundle(kept)).toMatchObject({ state: 'unfinished', damaged: [], missing: [], faults: [] });
    expect(lines.at(-1)).toBe(String(TRIALS).padStart(3, '0'));
  });

  test('is read-only, no bundle is begun and the error says why', () => {
    const out = inOwnMounts(`
      mnt=$(mktemp -d); mount -t tmpfs -o ro tmpfs $mnt
      ${quoted} $mnt/a.tellproof 2 10 | sed "s#$mnt#MNT#"`);
    expect(out).toBe(
      'error: unwritable: cannot write MNT/a.tellproof: the file system is read-only\n' +
        'hint: choose a place that you may write to with --out\n',
    );
  });
});

test('a bundle below a file is refused', () => {
  const dir = join(child, 'a.tellproof');
  const run = spawnSync(process.execPath, [child, dir, '2', '10'], { encoding: 'utf8' });
  expect(run.stdout).toBe(
    `error: unwritable: cannot write ${dir}: part of the path is not a directory\n` +
      'hint: choose a place that you may write to with --out\n',
  );
});
