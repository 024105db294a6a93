/**
 * Runs the built program as a user would, in a directory of its own. For the end-to-end tests only.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tell, Verdict } from '../../src/core/model/index.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const PROGRAM = path.join(ROOT, 'dist/cli/main.js');
export const HOSTILE = path.join(ROOT, 'test/hostile');

/** An ordinary user without a name, a group or a home of his own. */
const NOBODY = 65534;

export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** A temporary directory in which the program runs; bundles land there. */
export interface Workplace {
  readonly dir: string;
  start(args: readonly string[], env?: Readonly<Record<string, string>>): Running;
  run(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended>;
  /** Absolute path of a file or bundle in the directory. */
  at(...parts: readonly string[]): string;
  remove(): void;
}

/** `user`: run as whoever runs the tests, or, where that is root, as an ordinary user. */
export function workplace(user: 'self' | 'ordinary' = 'self'): Workplace {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'tellproof-e2e-'));
  const asNobody = user === 'ordinary' && process.getuid?.() === 0;
  if (asNobody) chownSync(dir, NOBODY, NOBODY);
  else chmodSync(dir, 0o755);
  const identity = asNobody ? { uid: NOBODY, gid: NOBODY } : {};
  const start: Workplace['start'] = (args, env = {}) => {
    const own = { PATH: process.env['PATH'] ?? '', HOME: dir, XDG_CACHE_HOME: path.join(dir, 'cache'), CI: 'true' };
    const child = spawn(process.execPath, [PROGRAM, ...args], {
      cwd: dir,
      env: { ...own, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...identity,
    });
    return { child, ended: endOf(child) };
  };
  return {
    dir,
    start,
    run: (args, env) => start(args, env).ended,
    at: (...parts) => path.join(dir, ...parts),
    remove: () => rmSync(dir, { recursive: true }),
  };
}

function endOf(child: ChildProcess): Promise<Ended> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (part: Buffer) => (stdout += part.toString()));
  child.stderr?.on('data', (part: Buffer) => (stderr += part.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) => resolve({ stdout, stderr, exitCode, signal }));
  });
}

/** The verdict that `--json` printed. */
export function verdictOf(ended: Ended): Verdict {
  try {
    return JSON.parse(ended.stdout) as Verdict;
  } catch {
    throw new Error(`no verdict; exit code ${String(ended.exitCode)}: ${ended.stderr}`);
  }
}

export const covert = (verdict: Verdict): readonly Tell[] => verdict.tells.filter((tell) => tell.class === 'covert');

/** What a tell amounts to, without where it stood in which trial. */
export interface Essence {
  readonly carrier: string;
  readonly dependsOn: readonly string[];
  readonly symbols: readonly string[];
}

export function essence(tell: Tell): Essence {
  const symbols = tell.codebook.map((entry) => entry.symbol).sort();
  return { carrier: tell.carrier, dependsOn: [...tell.dependsOn].sort(), symbols };
}

/** Number of trials that a bundle has saved. */
export function savedTrials(bundle: string): number {
  try {
    return readdirSync(path.join(bundle, 'trials')).filter((name) => /^\d+$/.test(name)).length;
  } catch {
    return 0; // Not made yet.
  }
}

/** Command lines of the processes on this machine. */
export function commandLines(): string[] {
  return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [commandLine(name)] : []));
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return ''; // It has ended since.
  }
}
