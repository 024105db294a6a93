/** Decodes files with a codebook: a bundle's verdict, or a verdict in a file of its own. */
import { statSync } from 'node:fs';
import { decode, type DecodedFile } from '../../core/decoding/index.ts';
import type { Verdict } from '../../core/model/index.ts';
import { openBundle } from '../../store/index.ts';
import { AuditError } from '../errors.ts';
import { readUserFile } from '../user-file.ts';
import { readInput } from './input-files.ts';

export interface Decoded {
  readonly codebook: Verdict;
  readonly files: readonly DecodedFile[];
}

/** `files`: paths; `-` is standard input. @throws AuditError `usage`, StoreError */
export function decodeFiles(codebook: string, files: readonly string[], parse: (text: string) => Verdict): Decoded {
  const verdict = readCodebook(codebook, parse);
  return { codebook: verdict, files: decode(verdict, files.flatMap(readInput)) };
}

/** `parse` must throw when the text is no verdict. @throws AuditError, StoreError */
function readCodebook(path: string, parse: (text: string) => Verdict): Verdict {
  const text = isDirectory(path) ? storedVerdict(path) : readUserFile(path, 'name a verdict.json or an audit bundle');
  try {
    return parse(text);
  } catch {
    throw new AuditError(
      'usage',
      `${path} is not a codebook: it holds no verdict in the format of this version`,
      'name a verdict.json or an audit bundle; to write a new one: tellproof analyze BUNDLE --json',
    );
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function storedVerdict(dir: string): string {
  const text = openBundle(dir).verdict();
  if (text !== null) return text;
  throw new AuditError(
    'usage',
    `bundle ${dir} has no verdict: the run is unfinished`,
    `continue it with: tellproof audit --resume ${dir}`,
  );
}
