/**
 * Where things lie in a bundle. Paths are relative to the bundle and use `/`.
 *
 *     NAME.tellproof/
 *       bundle.json               subject, design, factors with their levels, tool, command line
 *       trials/007/assignment.json  outcome.json  events.json
 *       inputs/001/               as in trials: runs under a tracer, where asked for
 *       blobs/3f/3fe1…            bytes, named by their SHA-256
 *       verdict.json              written when the last trial is judged
 *       manifest.json             SHA-256 of each file above; present once the run is finished
 *       lock/  tmp/               only while a run writes; never part of the evidence
 */
import { join } from 'node:path';
import type { Stage } from '../core/model/index.ts';

export const HEAD = 'bundle.json';
export const VERDICT = 'verdict.json';
export const MANIFEST = 'manifest.json';
export const TRIALS = 'trials';
export const INPUTS = 'inputs';
export const BLOBS = 'blobs';
export const LOCK = 'lock';
export const TMP = 'tmp';

const HASH = /^[0-9a-f]{64}$/;
const TRIAL_ID = /^[0-9]{3,9}$/;

export const isBlobHash = (text: string): boolean => HASH.test(text);
export const isTrialId = (text: string): boolean => TRIAL_ID.test(text);

/** Where the captures of a stage are kept. */
export const folderOf = (stage: Stage): string => (stage === 'inputs' ? INPUTS : TRIALS);

/** Relative path of a blob. */
export const blobName = (hash: string): string => `${BLOBS}/${hash.slice(0, 2)}/${hash}`;

/** Directory that keeps blobs, for whoever captures bytes outside this process. */
export const blobsDir = (bundle: string): string => join(bundle, BLOBS);

/**
 * Whether a relative path belongs to the evidence, as opposed to a run's own lock and temporary
 * files.
 */
export const isEvidence = (name: string): boolean =>
  name !== MANIFEST && !name.startsWith(`${LOCK}/`) && !name.startsWith(`${TMP}/`);
