/**
 * Runs the ordinary npm client as a child process, with the user's configuration (registry, proxy,
 * credentials). Must run no install scripts. Runs in the main process.
 */
import { execFile } from 'node:child_process';
import { LabError } from '../../contract/lab.ts';

/**
 * A call that npm answered with an error. `code`: npm's own, e.g. `E404`, `ECONNREFUSED`; empty
 * where it gave none.
 */
export class NpmFailure extends Error {
  readonly code: string;
  constructor(code: string, summary: string) {
    super(summary);
    this.name = 'NpmFailure';
    this.code = code;
  }
}

/** Long enough for several hundred megabytes on a slow line. */
const TIMEOUT_MS = 15 * 60_000;
const OUTPUT_BYTES = 64 * 1024 * 1024;
/** npm waits up to two minutes for an unreachable registry; a person should not. */
const PATIENCE = ['--fetch-retries=2', '--fetch-retry-mintimeout=500', '--fetch-retry-maxtimeout=3000'];

/**
 * Standard output of `npm ARGS --json`, parsed; null where it is empty.
 * @throws NpmFailure where npm reports an error; LabError where npm cannot be run at all
 */
export async function npm(args: readonly string[], cwd: string): Promise<unknown> {
  const { stdout, stderr, failed } = await runNpm([...args, '--json', '--no-update-notifier', ...PATIENCE], cwd);
  const parsed = parsedOutput(stdout);
  if (!failed) return parsed;
  const error = isObject(parsed) && isObject(parsed.error) ? parsed.error : {};
  const code = typeof error.code === 'string' ? error.code : (/npm error code (\S+)/.exec(stderr)?.[1] ?? '');
  const summary = typeof error.summary === 'string' && error.summary !== '' ? error.summary : lastLine(stderr);
  throw new NpmFailure(code, summary);
}

/** Exit code of a shell that does not find the program (POSIX, XCU 2.8.2). */
const NOT_FOUND = 127;

interface NpmRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly failed: boolean;
}

/**
 * Overrides the user's umask: a subject that runs as another user must be able to read the files.
 */
const READABLE = ['-c', 'umask 022 && exec npm "$@"', 'npm'];

function runNpm(args: readonly string[], cwd: string): Promise<NpmRun> {
  return new Promise((resolve, reject) => {
    const options = { cwd, timeout: TIMEOUT_MS, maxBuffer: OUTPUT_BYTES };
    execFile('/bin/sh', [...READABLE, ...args], options, (error, stdout, stderr) => {
      if (error?.code === NOT_FOUND) {
        reject(
          new LabError('npm is not on the PATH, so no package can be fetched', 'install npm: apt-get install npm'),
        );
      } else if (error?.killed === true) {
        reject(new LabError('npm did not finish in 15 minutes', 'check the network and the registry: npm ping'));
      } else {
        resolve({ stdout, stderr, failed: error !== null });
      }
    });
  });
}

function parsedOutput(stdout: string): unknown {
  try {
    return stdout.trim() === '' ? null : (JSON.parse(stdout) as unknown);
  } catch {
    return null; // npm died while writing; what it said is on its standard error.
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
