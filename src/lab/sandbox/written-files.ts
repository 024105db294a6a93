/**
 * Records the files in the subject's writable directories after its end. Follows no link, and opens
 * only plain files. Stores bytes up to a limit. A file of the lab counts only if the subject
 * changed it. Runs in the worker.
 */
import { lstatSync, opendirSync } from 'node:fs';
import type { FileEvent, PutBlob } from '../../core/model/index.ts';
import { readPlainFile } from './plain-file.ts';
import type { LaidOutRoot } from './root.ts';

interface FileLimits {
  readonly count: number;
  /** Files above this size are listed without their bytes. */
  readonly fileBytes: number;
  readonly totalBytes: number;
}

const FILE_LIMITS: FileLimits = { count: 5000, fileBytes: 2 << 20, totalBytes: 64 << 20 };

export interface WrittenFiles {
  readonly events: readonly FileEvent[];
  readonly limits: readonly string[];
}

export interface FileScan {
  /** Directory of the worker that holds the subject's root. */
  readonly root: string;
  readonly laidOut: Pick<LaidOutRoot, 'placed' | 'writable'>;
  readonly startedAt: number;
  readonly put: PutBlob;
  readonly limits?: FileLimits;
}

/** The subject's files in path order; `at` is the time of the last write. */
export function writtenFiles(look: FileScan): WrittenFiles {
  const { root, laidOut, startedAt, put, limits = FILE_LIMITS } = look;
  const found: string[] = [];
  let more = false;
  for (const directory of laidOut.writable) more = !walk(root, directory, found, limits.count) || more;
  let storedBytes = 0;
  const events: FileEvent[] = [];
  for (const path of found.sort()) {
    const stats = lstatSync(root + path);
    const placed = laidOut.placed.get(path);
    if (placed === null) continue;
    const wanted = stats.isFile() && stats.size <= limits.fileBytes && storedBytes + stats.size <= limits.totalBytes;
    const bytes = wanted ? readPlainFile(root + path, stats.ino) : null;
    if (placed !== undefined && bytes && placed.equals(bytes)) continue;
    storedBytes += bytes?.length ?? 0;
    const at = Math.max(0, Math.round(stats.mtimeMs - startedAt));
    const event: FileEvent = { kind: 'file', at, path, mode: stats.mode, size: stats.size };
    events.push(bytes ? { ...event, bytes: put(bytes) } : event);
  }
  return { events, limits: more ? [`more than ${limits.count} files were left behind, the rest is not recorded`] : [] };
}

/** Adds all paths below `directory` to `found`; false when they exceed `most`. */
function walk(root: string, directory: string, found: string[], most: number): boolean {
  const pending = [directory];
  for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
    const listing = opendirSync(root + current);
    try {
      for (let entry = listing.readSync(); entry; entry = listing.readSync()) {
        if (found.length >= most) return false;
        const path = `${current}/${entry.name}`;
        found.push(path);
        if (entry.isDirectory()) pending.push(path);
      }
    } finally {
      listing.closeSync();
    }
  }
  return true;
}
