/**
 * Copies the subject's home between two runs of one trial, through a directory of the worker.
 * Follows no link. Leaves out sockets and pipes, which only a running program can use. Runs in the
 * worker.
 */
import { cpSync, lchownSync, lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { ROOT } from './system.ts';

/** A restored file above this size counts as written by the run. */
const COMPARED_BYTES = 2 << 20;

/** Copies `home` out of the root to `place`, replacing an earlier copy. */
export function saveHome(home: string, place: string): void {
  rmSync(place, { recursive: true, force: true });
  copy(ROOT + home, place);
}

/**
 * Copies the home back into the root. Returns the restored files by path inside: bytes, or null for
 * a directory.
 */
export function restoreHome(place: string, home: string, owner: number): ReadonlyMap<string, Buffer | null> {
  copy(place, ROOT + home);
  const standing = new Map<string, Buffer | null>();
  const pending = [home];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    const stats = lstatSync(ROOT + path);
    lchownSync(ROOT + path, owner, owner);
    if (stats.isDirectory()) {
      standing.set(path, null);
      for (const name of readdirSync(ROOT + path)) pending.push(`${path}/${name}`);
    } else if (stats.isFile() && stats.size <= COMPARED_BYTES) standing.set(path, readFileSync(ROOT + path));
  }
  return standing;
}

function copy(from: string, to: string): void {
  cpSync(from, to, {
    recursive: true,
    verbatimSymlinks: true,
    preserveTimestamps: true,
    filter: (path) => {
      const stats = lstatSync(path);
      return stats.isDirectory() || stats.isFile() || stats.isSymbolicLink();
    },
  });
}
