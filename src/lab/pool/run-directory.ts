/**
 * A run's own directory on the host: scratch space of its workers, and a record of their processes.
 * The next run uses the record to end and remove what a killed run left behind. Touches only the
 * processes and directories recorded here. Runs in the main process.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { endProcess, identityOf, runningPid } from './processes.ts';

const PREFIX = `tellproof-${userInfo().username}-`;
const OWNER = 'owner';
const WORKERS = 'workers';

export interface RunDirectory {
  readonly path: string;
  /** Records a worker; call it before the worker starts anything. */
  note(pid: number): void;
  /** A fresh directory for one worker. */
  scratch(): string;
  /** Removes everything. Safe to call twice. */
  remove(): void;
}

/**
 * Creates a run's directory below `parent`. Throws the system's error when `parent` is not
 * writable.
 */
export function makeRunDirectory(parent: string = tmpdir()): RunDirectory {
  const path = mkdtempSync(join(parent, PREFIX));
  writeFileSync(join(path, OWNER), identityOf(process.pid) ?? '');
  mkdirSync(join(path, WORKERS));
  return {
    path,
    note: (pid) => {
      writeFileSync(join(path, WORKERS, String(pid)), identityOf(pid) ?? '');
    },
    scratch: () => mkdtempSync(join(path, 'scratch-')),
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/**
 * Ends the workers of runs whose own process is gone, and removes their directories. Gives the
 * directories removed.
 */
export function sweepOrphans(parent: string = tmpdir()): string[] {
  const left = readdirSync(parent)
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => join(parent, name))
    .filter(isAbandoned);
  for (const path of left) {
    for (const worker of workersOf(path)) endProcess(worker);
    rmSync(path, { recursive: true, force: true });
  }
  return left;
}

/**
 * Whether a directory of ours has no living owner. A directory that is being created has no owner
 * yet, so it gets a minute.
 */
function isAbandoned(path: string): boolean {
  try {
    const stat = statSync(path);
    if (stat.uid !== userInfo().uid || !stat.isDirectory()) return false;
    const owner = readIfThere(join(path, OWNER));
    return owner === '' ? Date.now() - stat.mtimeMs > 60_000 : runningPid(owner) === undefined;
  } catch {
    return false; // Gone in the meantime: another run swept it.
  }
}

function workersOf(path: string): number[] {
  try {
    const notes = readdirSync(join(path, WORKERS)).map((name) => readIfThere(join(path, WORKERS, name)));
    return notes.map(runningPid).filter((pid): pid is number => pid !== undefined);
  } catch {
    return []; // The run was killed before it had workers.
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
