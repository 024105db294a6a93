/**
 * Writes blobs in the bundle's layout: files named by the SHA-256 of their bytes,
 * `blobs/ab/abcdef…`. Several processes may write into one directory. Must not know what the bytes
 * mean, nor read them back: the store does that. Runs in the worker.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PutBlob } from '../../core/model/index.ts';
import { LabError } from '../contract/lab.ts';

/**
 * Creates a writer into `dir` (the bundle's `blobs`). It drafts in the sibling `tmp`, which is not
 * evidence, so that a killed run leaves no partial blob. It throws a `LabError` when the disk is
 * full or the directory is not writable.
 */
export function blobWriter(dir: string): PutBlob {
  const tmp = join(dirname(dir), 'tmp');
  const created = new Set<string>();
  const createDirectory = (path: string): void => {
    if (!created.has(path)) mkdirSync(path, { recursive: true });
    created.add(path);
  };
  const write = (bytes: Uint8Array, folder: string, path: string): void => {
    createDirectory(tmp);
    createDirectory(folder);
    // Not named by the process id: each worker is number 1 in its own PID namespace.
    const draft = join(tmp, randomUUID());
    writeFileSync(draft, bytes, { flag: 'wx' });
    renameSync(draft, path);
  };
  return (bytes) => {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const folder = join(dir, hash.slice(0, 2));
    const path = join(folder, hash);
    if (existsSync(path)) return hash;
    try {
      write(bytes, folder, path);
    } catch (error) {
      throw unwritten(dir, error);
    }
    return hash;
  };
}

function unwritten(dir: string, error: unknown): LabError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new LabError(`cannot keep captures in ${dir}: no space left`, 'free some space, then go on with --resume');
  return new LabError(`cannot keep captures in ${dir}: ${message}`, 'choose another directory with --out');
}
