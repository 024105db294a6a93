/**
 * Checks each file of a bundle against the manifest, the blobs' names and the format. Names faults;
 * must repair nothing.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { blobsOfCapture } from '../core/model/index.ts';
import { StoreError } from './errors.ts';
import { BLOBS, blobName, INPUTS, isBlobHash, MANIFEST, TRIALS } from './layout.ts';
import { filesOf, stateOf } from './manifest.ts';
import { readCapture, readHead, readJson, savedTrials, unreadable } from './read.ts';
import { type Manifest, manifestSchema } from './schema/head.ts';

export interface Verification {
  readonly dir: string;
  /**
   * `unfinished`: nothing is wrong, but the run has not come to its verdict, so that there is no
   * manifest yet.
   */
  readonly state: 'intact' | 'damaged' | 'unfinished';
  readonly files: number;
  readonly trials: { readonly saved: number; readonly planned: number };
  /** Relative paths, sorted. */
  readonly damaged: readonly string[];
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  /** Violations of the format although all hashes match, one sentence each. */
  readonly faults: readonly string[];
}

/**
 * @throws StoreError `not-a-bundle`, `newer-format`, `unreadable`, or `damaged` when `bundle.json`
 * itself cannot be read
 */
export function verifyBundle(dir: string): Verification {
  const { design } = readHead(dir);
  const files = listFiles(dir);
  const manifest = existsSync(join(dir, MANIFEST)) ? readJson(dir, MANIFEST, manifestSchema) : null;
  const wrong = manifest === null ? wrongBlobs(dir, files) : againstManifest(dir, files, manifest);
  const faults = faultsOf(dir, new Set(files), new Set(design.trials.map(({ id }) => id)));
  const missing = [...new Set([...wrong.missing, ...faults.missing])].sort();
  const isDamaged = wrong.damaged.length + missing.length + wrong.extra.length + faults.said.length > 0;
  return {
    dir,
    state: isDamaged ? 'damaged' : manifest === null ? 'unfinished' : 'intact',
    files: files.length,
    trials: { saved: savedTrials(dir).length, planned: design.trials.length },
    ...wrong,
    missing,
    faults: faults.said,
  };
}

function listFiles(dir: string): string[] {
  try {
    return filesOf(dir);
  } catch (error) {
    throw unreadable(dir, error);
  }
}

type FileFaults = Pick<Verification, 'damaged' | 'missing' | 'extra'>;

function againstManifest(dir: string, files: readonly string[], manifest: Manifest): FileFaults {
  const listed = Object.entries(manifest.files);
  const states = listed.map(([name, hash]) => ({ name, hash, state: stateOf(dir, name) }));
  return {
    damaged: states.filter(({ hash, state }) => state !== hash && state !== 'missing').map(({ name }) => name),
    missing: states.filter(({ state }) => state === 'missing').map(({ name }) => name),
    extra: files.filter((name) => !Object.hasOwn(manifest.files, name)),
  };
}

/** Without a manifest, each blob is still checked against its name. */
function wrongBlobs(dir: string, files: readonly string[]): FileFaults {
  const blobs = files.filter((name) => name.startsWith(`${BLOBS}/`));
  const named = blobs.filter((name) => isBlobHash(hashIn(name)) && blobName(hashIn(name)) === name);
  return {
    damaged: named.filter((name) => stateOf(dir, name) !== hashIn(name)),
    missing: [],
    extra: blobs.filter((name) => !named.includes(name)),
  };
}

const hashIn = (name: string): string => name.split('/').at(-1) ?? '';

function faultsOf(dir: string, files: ReadonlySet<string>, planned: ReadonlySet<string>) {
  const said: string[] = [];
  const missing = new Set<string>();
  for (const { folder, id } of savedIn(dir)) {
    if (folder === TRIALS && !planned.has(id)) said.push(`trials/${id} was never planned`);
    try {
      const named = [...blobsOfCapture(readCapture(dir, id, folder))].map(blobName);
      for (const name of named) if (!files.has(name)) missing.add(name);
    } catch (error) {
      said.push(inWords(dir, error));
    }
  }
  return { said, missing: [...missing] };
}

const savedIn = (dir: string): { folder: string; id: string }[] =>
  [TRIALS, INPUTS].flatMap((folder) => savedTrials(dir, folder).map((id) => ({ folder, id })));

/** The fault without the bundle's name, which the report gives once. */
function inWords(dir: string, error: unknown): string {
  if (!(error instanceof StoreError)) throw error;
  return error.message.replace(`bundle ${dir} is damaged: `, '');
}
