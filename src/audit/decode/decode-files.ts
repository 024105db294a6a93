/** The codebook to decode with: a bundle's verdict, or a verdict in a file of its own. */
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

/** `files`: paths, `-` for standard input. @throws AuditError `usage`, StoreError */
export function decodeFiles(codebook: string, files: readonly string[], parse: (text: string) => Verdict): Decoded {
  const verdict = readCodebook(codebook, parse);
  return { codebook: verdict, files: decode(verdict, files.flatMap(readInput)) };
}

/** `parse` throws where the text is no verdict. @throws AuditError, StoreError */
function readCodebook(path: string, parse: (text: string) => Verdict): Verdict {
  const text = isDirectory(path)
    ? storedVerdict(path)
    : readUserFile(path, 'name a verdict.json, or the bundle that an audit wrote');
  try {
    return parse(text);
  } catch {
    throw new AuditError(
      'usage',
      `${path} is no codebook: it does not hold a verdict as this version writes it`,
      'name a verdict.json, or the bundle that an audit wrote; tellproof analyze BUNDLE --json writes one anew',
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
    `bundle ${dir} has no verdict: the run was not finished`,
    `continue it with: tellproof audit --resume ${dir}`,
  );
}
