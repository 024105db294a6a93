/**
 * A bundle for writing: one process at a time, each step atomic. After each `saveTrial` the bundle
 * can be resumed, whatever happens next. Must not decide which trials to run or what they mean.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { levelNames } from '../core/factors/level-names.ts';
import { type BlobHash, blobsOfCapture, type Capture, type Factor, type PlannedTrial } from '../core/model/index.ts';
import { discard, makeDir, syncAll, writeAtomic, writeDirAtomic } from './atomic.ts';
import { putBlob } from './blobs.ts';
import { type Bundle, openBundle } from './bundle.ts';
import { damaged, StoreError, writeError } from './errors.ts';
import { BLOBS, blobName, folderOf, HEAD, INPUTS, LOCK, MANIFEST, TMP, TRIALS, VERDICT } from './layout.ts';
import { lockBundle } from './lock.ts';
import { makeManifest } from './manifest.ts';
import type { Head } from './schema/head.ts';

export interface BundleWriter {
  readonly dir: string;
  /** The bundle as it is on disk now. */
  read(): Bundle;
  putBlob(bytes: Uint8Array): BlobHash;
  /**
   * Saves one trial. Its blobs must be in the bundle. @throws StoreError `damaged`, `disk-full`,
   * `unwritable`
   */
  saveTrial(capture: Capture): Promise<void>;
  /**
   * Plans a further round of trials, possibly empty. `factors`: the bundle's factors with added
   * levels, where the trials need these.
   */
  plan(trials: readonly PlannedTrial[], factors?: readonly Factor[]): void;
  /**
   * Writes the result (the verdict, or under `name` that of a probe or bisect) and the manifest:
   * the run is finished.
   */
  finish(verdict: string, name?: string): void;
  /** Releases the bundle; safe to call twice. */
  close(): void;
}

/**
 * Starts a bundle in a directory that does not exist or holds only leftovers of a failed start.
 * @throws StoreError `exists`, `in-use`, `unwritable`, `disk-full`
 */
export function createBundle(dir: string, head: Head): BundleWriter {
  const unlock = begin(dir, () => assertFree(dir));
  try {
    for (const part of [TRIALS, BLOBS, ...(head.inputs === undefined ? [] : [INPUTS])]) makeDir(join(dir, part));
    writeAtomic(join(dir, TMP), join(dir, HEAD), jsonOf(head));
    return writerOf(dir, unlock);
  } catch (error) {
    unlock();
    throw writeError(dir, error);
  }
}

/**
 * Goes on with a bundle whose run was ended. What the ended run left half-written is removed.
 * @throws StoreError `not-a-bundle`, `newer-format`, `damaged`, `in-use`, `unwritable`, `disk-full`
 */
export function resumeBundle(dir: string): BundleWriter {
  openBundle(dir);
  const unlock = begin(dir, () => undefined);
  try {
    openBundle(dir).captures();
    openBundle(dir).inputs();
    return writerOf(dir, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Makes the directory, takes the lock, sweeps leftovers. */
function begin(dir: string, check: () => void): () => void {
  try {
    check();
    makeDir(dir);
  } catch (error) {
    throw writeError(dir, error);
  }
  const unlock = lockBundle(dir);
  sweep(dir);
  return unlock;
}

function sweep(dir: string): void {
  for (const left of readdirSync(join(dir, TMP))) discard(join(dir, TMP, left));
}

const LEFTOVERS = new Set([LOCK, TMP, TRIALS, INPUTS, BLOBS]);

function assertFree(dir: string): void {
  const found = existsSync(dir) ? readdirSync(dir).filter((name) => !LEFTOVERS.has(name)) : [];
  if (found.length === 0) return;
  const bundle = found.includes(HEAD);
  throw new StoreError(
    'exists',
    `cannot start a bundle in ${dir}: ${bundle ? 'a bundle is there already' : 'the directory is not empty'}`,
    bundle ? `continue it with --resume ${dir}, or choose another place with --out` : 'choose another place with --out',
  );
}

const jsonOf = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

function writerOf(dir: string, unlock: () => void): BundleWriter {
  const tmp = join(dir, TMP);
  const synced = new Set<BlobHash>();
  let open = true;
  return {
    dir,
    read: () => openBundle(dir),
    putBlob: (bytes) => putBlob(dir, bytes),
    saveTrial: async (capture) => {
      await syncBlobs(dir, blobsOfCapture(capture), synced);
      await writeDirAtomic(tmp, join(dir, folderOf(capture.trial.stage), capture.trial.id), trialFiles(capture));
    },
    plan: (trials, given) => {
      const { head } = openBundle(dir);
      const factors = given ?? head.factors;
      const levels = given === undefined ? head.design.factors : levelNames(given);
      const design = { ...head.design, factors: levels, trials: [...head.design.trials, ...trials] };
      writeAtomic(tmp, join(dir, HEAD), jsonOf({ ...head, factors, design, rounds: head.rounds + 1 }));
    },
    finish: (verdict, name = VERDICT) => {
      rmSync(join(dir, MANIFEST), { force: true });
      writeAtomic(tmp, join(dir, name), verdict);
      writeAtomic(tmp, join(dir, MANIFEST), jsonOf(makeManifest(dir)));
    },
    close: () => {
      if (!open) return;
      open = false;
      discard(tmp);
      unlock();
    },
  };
}

/**
 * Syncs a trial's blobs, which another process may have written: they must be durable before the
 * trial counts as saved.
 */
async function syncBlobs(dir: string, hashes: ReadonlySet<BlobHash>, synced: Set<BlobHash>): Promise<void> {
  const fresh = [...hashes].filter((hash) => !synced.has(hash));
  const missing = fresh.find((hash) => !existsSync(join(dir, blobName(hash))));
  if (missing !== undefined) throw damaged(dir, `${blobName(missing)} is named by a trial and was never kept`);
  const files = fresh.map((hash) => join(dir, blobName(hash)));
  try {
    await syncAll([...files, ...(process.platform === 'win32' ? [] : new Set(files.map((file) => dirname(file))))]);
  } catch (error) {
    throw writeError(join(dir, BLOBS), error);
  }
  for (const hash of fresh) synced.add(hash);
}

function trialFiles(capture: Capture): Readonly<Record<string, string>> {
  const { trial, events, ...rest } = capture;
  const lines = events.map((event) => JSON.stringify(event));
  return {
    'assignment.json': jsonOf(trial),
    'outcome.json': jsonOf(rest),
    'events.json': lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`,
  };
}
