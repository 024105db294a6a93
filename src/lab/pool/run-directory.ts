/**
 * A run's own directory on the host: scratch space of its workers, and a note of who they are, so that the next run
 * can end and remove what a killed one left behind. Only processes and directories noted here are ever touched.
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
  /** Notes a worker, before it may start anything. */
  note(pid: number): void;
  /** A fresh directory for one worker. */
  scratch(): string;
  /** Removes everything. Safe to call twice. */
  remove(): void;
}

/** Makes a run's directory below `parent`. Throws the system's error when that cannot be written. */
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

/** Ends the workers of runs whose own process is gone, and removes their directories. Gives the directories removed. */
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

/** A directory of ours without a living owner. One that is still being made has no owner yet, so it gets a minute. */
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
