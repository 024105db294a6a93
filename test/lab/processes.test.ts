/** However a process ends, short of SIGKILL, the last act is done once, and the process still ends the way it would have. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = (name: string): string => new URL(`../../src/lab/${name}`, import.meta.url).href;

/** What a process printed and how it ended, when it registers an act and then runs `program`. */
async function ended(program: string, signal?: NodeJS.Signals): Promise<{ said: string; how: unknown }> {
  const text = `import { onProcessEnd } from '${source('pool/processes.ts')}';
    const forget = onProcessEnd(() => process.stdout.write('act '));
    process.stdout.write('ready ');
    ${program}`;
  const args = ['--import', source('worker/typescript-loader.mjs'), '--input-type=module', '-e', text];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'], cwd: fileURLToPath(source('.')) });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => {
    said += piece.toString();
    if (signal && said.includes('ready')) child.kill(signal);
  });
  const [code, by] = (await once(child, 'close')) as [number | null, string | null];
  return { said, how: by ?? code };
}

const WAIT = 'setInterval(() => undefined, 1000);';

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'a process ended by %s acts once, and still ends by it',
  async (signal) => {
    expect(await ended(WAIT, signal)).toEqual({ said: 'ready act ', how: signal });
  },
);

test('a process acts once at an ordinary end, an exit code and an uncaught error', async () => {
  expect(await ended('')).toEqual({ said: 'ready act ', how: 0 });
  expect(await ended('process.exit(7);')).toEqual({ said: 'ready act ', how: 7 });
  expect(await ended("throw new Error('x');")).toEqual({ said: 'ready act ', how: 1 });
});

test('an act that was taken back is not run, and a signal that another listener handles is left to it', async () => {
  expect(await ended('forget();')).toEqual({ said: 'ready ', how: 0 });
  const handled = `process.on('SIGTERM', () => { process.stdout.write('theirs '); process.exit(4); }); ${WAIT}`;
  expect(await ended(handled, 'SIGTERM')).toEqual({ said: 'ready theirs act ', how: 4 });
});
