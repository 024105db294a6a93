/**
 * The manifest: the SHA-256 of each file of the evidence, sorted by path. Must not judge what a
 * difference means.
 */
import { createHash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { errnoOf, StoreError } from './errors.ts';
import { isEvidence } from './layout.ts';
import { unreadable } from './read.ts';
import { BUNDLE_FORMAT, type Manifest } from './schema/head.ts';

const CHUNK = 1 << 20;

/**
 * Relative paths of everything in the bundle that is not a directory, sorted; links are listed,
 * never followed.
 */
export function filesOf(dir: string, below = ''): string[] {
  const names = readdirSync(join(dir, below)).map((name) => (below === '' ? name : `${below}/${name}`));
  const files = names.flatMap((name) => (lstatSync(join(dir, name)).isDirectory() ? filesOf(dir, name) : [name]));
  return files.filter(isEvidence).sort();
}

/** Hash of a file of any size. */
export function hashFile(path: string): string {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(CHUNK);
  const handle = openSync(path, 'r');
  try {
    for (let read = readSync(handle, chunk); read > 0; read = readSync(handle, chunk))
      hash.update(chunk.subarray(0, read));
    return hash.digest('hex');
  } finally {
    closeSync(handle);
  }
}

/** The state of a file for the manifest: its hash, or the reason for having none. */
export function stateOf(dir: string, name: string): string {
  const path = join(dir, name);
  try {
    return lstatSync(path).isFile() ? hashFile(path) : 'not a regular file';
  } catch (error) {
    if (errnoOf(error) === '') throw error;
    return errnoOf(error) === 'ENOENT' ? 'missing' : 'unreadable';
  }
}

/** @throws StoreError `unreadable` */
export function makeManifest(dir: string): Manifest {
  try {
    const files = filesOf(dir).map((name) => [name, hashFile(join(dir, name))] as const);
    return { format: BUNDLE_FORMAT, files: Object.fromEntries(files) };
  } catch (error) {
    throw error instanceof StoreError ? error : unreadable(dir, error);
  }
}
