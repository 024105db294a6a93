/** Ctrl-C, sent for real. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openBundle, verifyBundle } from '../../src/store/index.ts';
import { compiled } from '../store/compiled.ts';
import { scratchDir } from '../store/example.ts';

const sources = compiled('test/cli/slow-audit-child.ts');
const root = scratchDir();

/** Runs the child; at each of these texts on its standard error, sends one SIGINT. */
function interruptedAt(
  dir: string,
  end: 'close' | 'hang',
  texts: readonly string[],
): Promise<{ code: number | null; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(sources, 'test/cli/slow-audit-child.js'), dir, end]);
    const waiting = [...texts];
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
      if (waiting[0] !== undefined && err.includes(waiting[0])) {
        waiting.shift();
        child.kill('SIGINT');
      }
    });
    child.on('close', (code) => resolve({ code, err }));
  });
}

test('the first interrupt stops cleanly, keeps saved trials and names the command that continues', async () => {
  const dir = join(root, 'once.tellproof');
  const { code, err } = await interruptedAt(dir, 'close', ['fourth trial']);
  expect(code).toBe(130);
  expect(err).toContain('\nstopping; press Ctrl-C again to stop at once\n');
  expect(err.trimEnd().split('\n').slice(-2)).toEqual([
    `error: audit stopped in ${dir}: interrupted`,
    `hint: the trials so far are saved; continue with: tellproof audit --resume ${dir}`,
  ]);
  expect(openBundle(dir).captures().length).toBeGreaterThanOrEqual(3);
  expect(verifyBundle(dir).state).toBe('unfinished');
});

test('the second interrupt exits at once, even when the lab does not close', async () => {
  const dir = join(root, 'twice.tellproof');
  const { code } = await interruptedAt(dir, 'hang', ['fourth trial', 'stopping; press Ctrl-C']);
  expect(code).toBe(130);
  expect(openBundle(dir).captures().length).toBeGreaterThanOrEqual(3);
  expect(verifyBundle(dir)).toMatchObject({ damaged: [], missing: [], faults: [] });
});
