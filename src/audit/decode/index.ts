/** The observer's side: files and a codebook in, what the marks tell out. Reads what it is given, and writes nothing. */
import { decode, type DecodedFile } from '../../core/decoding/index.ts';
import type { Verdict } from '../../core/model/index.ts';
import { readCodebook } from './decode-files.ts';
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
