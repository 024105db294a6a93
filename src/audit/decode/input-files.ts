/**
 * Files to search for messages. A trial counts as one file, a bundle as one file a trial.
 * Must not judge their content.
 */
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type NamedInput, parseInput, readTrial } from '../../core/decoding/index.ts';
import { openBundle } from '../../store/index.ts';
import { AuditError } from '../errors.ts';
import { unreadableFile } from '../user-file.ts';

const STDIN = '-';
const HINT =
  'name an HTTP archive, raw HTTP/1 requests, a JSON body, a log of JSON lines, or a trial of a bundle (NAME.tellproof/trials/007)';

/** @throws AuditError, StoreError */
export function readInput(path: string): readonly NamedInput[] {
  if (path !== STDIN && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return trialsIn(path);
  const file = path === STDIN ? 'standard input' : path;
  const observed = parseInput(bytesOf(path, file));
  if (observed === null)
    throw new AuditError('usage', `cannot decode ${file}: it is not an HTTP archive, HTTP/1 requests or JSON`, HINT);
  return [{ file, ...observed }];
}

function bytesOf(path: string, file: string): Buffer {
  try {
    return readFileSync(path === STDIN ? process.stdin.fd : path);
  } catch (error) {
    throw unreadableFile(file, error, HINT);
  }
}

/** One trial (`BUNDLE/trials/007`), or all trials of `BUNDLE`. */
function trialsIn(path: string): readonly NamedInput[] {
  const absolute = resolve(path);
  const isTrial = basename(dirname(absolute)) === 'trials';
  const bundle = openBundle(isTrial ? dirname(dirname(absolute)) : path);
  const captures = bundle.captures().filter(({ trial }) => !isTrial || trial.id === basename(absolute));
  return captures.map((capture) => ({
    file: isTrial ? path : join(path, 'trials', capture.trial.id),
    ...readTrial(capture, bundle.readBlob),
  }));
}
