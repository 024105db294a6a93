/**
 * Reads a file in a directory where a subject may have put anything: follows no link, waits for no
 * pipe.
 */
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';

/**
 * Its bytes; null where it is no plain file, none is there, or it is not the one with the inode
 * that was looked at before.
 */
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
