/**
 * Read access to a file system for an inventory: names, kinds, and text of small named files.
 * Writes nothing.
 */
import { closeSync, constants, lstatSync, openSync, readdirSync, readlinkSync, readSync } from 'node:fs';

export type EntryKind = 'file' | 'directory' | 'link' | 'other';

export interface Disk {
  /** Undefined: no such entry. @throws the system's error when it cannot be read */
  kind(path: string): EntryKind | undefined;
  names(path: string): readonly string[];
  target(link: string): string;
  /** Text of the first `most` bytes of a plain file. */
  text(path: string, most: number): string;
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

export const realDisk: Disk = {
  kind: (path) => {
    try {
      const found = lstatSync(path);
      if (found.isSymbolicLink()) return 'link';
      return found.isDirectory() ? 'directory' : found.isFile() ? 'file' : 'other';
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  },
  names: (path) => readdirSync(path).sort(),
  target: (link) => readlinkSync(link, 'utf8'),
  text: (path, most) => {
    // The entry may have become a pipe since `kind`; O_NONBLOCK keeps the open from waiting for a
    // writer.
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const bytes = Buffer.alloc(most);
      return bytes.toString('utf8', 0, readSync(file, bytes, 0, most, 0));
    } finally {
      closeSync(file);
    }
  },
};
