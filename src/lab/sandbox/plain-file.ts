/**
 * Reads a file in a directory where the subject may have put anything. Follows no link, and blocks
 * on no pipe. Runs in the worker.
 */
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';

/** The file's bytes; null where no plain file exists, or its inode is not the one given. */
export function readPlainFile(path: string, inode?: number): Buffer | null {
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) return null;
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(file);
    if (!stats.isFile() || (inode !== undefined && stats.ino !== inode)) return null;
    const bytes = Buffer.alloc(stats.size);
    return bytes.subarray(0, readSync(file, bytes, 0, stats.size, 0));
  } finally {
    closeSync(file);
  }
}
