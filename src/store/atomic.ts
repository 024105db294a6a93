/**
 * Atomic writes: a kill at any moment leaves the whole file or none. The steps are temporary file,
 * fsync, rename, fsync of the directory. Must know nothing of the content.
 */
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errnoOf, writeError } from './errors.ts';

/** Makes a rename inside `dir` survive a power cut. Windows cannot sync a directory. */
export function syncDir(dir: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(dir, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Syncs many files in parallel, which the file system then combines. */
export async function syncAll(paths: readonly string[]): Promise<void> {
  await Promise.all(paths.map(syncOne));
}

async function syncOne(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function writeSynced(path: string, bytes: Uint8Array | string): void {
  const handle = openSync(path, 'wx');
  try {
    writeFileSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Makes a directory and its parents. Not `recursive: true`, which on Node 20 answers ENOENT for a
 * read-only file system.
 */
export function makeDir(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (errnoOf(error) === 'EEXIST' && statSync(path).isDirectory()) return;
    if (errnoOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
    makeDir(dirname(path));
    makeDir(path);
  }
}

/** A unique path in `tmp`; creates `tmp` when missing. */
export function scratch(tmp: string): string {
  makeDir(tmp);
  return join(tmp, randomUUID());
}

/** Removes a temporary; a failure here must not hide the error that led here. */
export function discard(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch (error) {
    // On a dying device even this fails; the next run sweeps `tmp/`.
    if (errnoOf(error) === '') throw error;
  }
}

/**
 * Replaces `path` by `bytes`. @throws StoreError `disk-full` or `unwritable`; the old file is then
 * unchanged.
 */
export function writeAtomic(tmp: string, path: string, bytes: Uint8Array | string): void {
  let draft: string | undefined;
  try {
    draft = scratch(tmp);
    writeSynced(draft, bytes);
    renameSync(draft, path);
    syncDir(dirname(path));
  } catch (error) {
    if (draft !== undefined) discard(draft);
    throw writeError(path, error);
  }
}

/**
 * Creates a directory with these files at `path`, which must not exist or be empty.
 * @throws StoreError as `writeAtomic`; `path` is then unchanged
 */
export async function writeDirAtomic(
  tmp: string,
  path: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  let draft: string | undefined;
  try {
    draft = scratch(tmp);
    makeDir(draft);
    const drafts = Object.entries(files).map(([name, text]) => ({ file: join(draft ?? tmp, name), text }));
    for (const { file, text } of drafts) writeFileSync(file, text, { flag: 'wx' });
    await syncAll(drafts.map(({ file }) => file));
    syncDir(draft);
    makeDir(dirname(path));
    renameSync(draft, path);
    syncDir(dirname(path));
  } catch (error) {
    if (draft !== undefined) discard(draft);
    throw writeError(path, error);
  }
}
