/**
 * Blobs: bytes named by their hash. Writing existing bytes costs one lookup; reading checks the
 * hash. Must not know what bytes mean.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BlobHash } from '../core/model/index.ts';
import { makeDir, writeAtomic } from './atomic.ts';
import { damaged, errnoOf, writeError } from './errors.ts';
import { blobName, isBlobHash, TMP } from './layout.ts';

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Stores bytes in the bundle. @throws StoreError `disk-full` or `unwritable` */
export function putBlob(dir: string, bytes: Uint8Array): BlobHash {
  const hash = sha256(bytes);
  const path = join(dir, blobName(hash));
  if (existsSync(path)) return hash;
  try {
    makeDir(dirname(path));
  } catch (error) {
    throw writeError(path, error);
  }
  writeAtomic(join(dir, TMP), path, bytes);
  return hash;
}

/**
 * Bytes of a blob. @throws StoreError `damaged` when it is missing, unreadable or not what its name
 * says
 */
export function readBlob(dir: string, hash: BlobHash): Uint8Array {
  if (!isBlobHash(hash)) throw damaged(dir, `${JSON.stringify(hash)} names no blob`);
  const bytes = readBlobFile(dir, hash);
  if (sha256(bytes) !== hash) throw damaged(dir, `${blobName(hash)} does not have the content that its name says`);
  return bytes;
}

function readBlobFile(dir: string, hash: BlobHash): Uint8Array {
  try {
    return readFileSync(join(dir, blobName(hash)));
  } catch (error) {
    const missing = errnoOf(error) === 'ENOENT';
    throw damaged(dir, `${blobName(hash)} ${missing ? 'is missing' : 'cannot be read'}`, error);
  }
}
