/**
 * Keeps the subject's home from one run to the next, as a directory of the worker's. Follows no
 * link, and leaves out what only a running program could use: sockets and pipes.
 */
import { cpSync, lchownSync, lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { ROOT } from './system.ts';

/** Files above this size are put back, and then count as written by the run. */
const COMPARED_BYTES = 2 << 20;

/** Copies `home` out of the root to `place`, in place of what was kept there. */
export function saveHome(home: string, place: string): void {
  rmSync(place, { recursive: true, force: true });
  copy(ROOT + home, place);
}

/** Puts it back. Gives what stands there now, by path inside: bytes, or null for a directory. */
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
