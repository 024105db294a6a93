/** What was decoded, as one document: format 1. */
import type { DecodedFile } from '../core/decoding/index.ts';
import type { Verdict } from '../core/model/index.ts';
import { printableJson } from './escape.ts';

export function decodingJson({ subject, tells }: Verdict, files: readonly DecodedFile[]): string {
  const codebook = { subject, tells: tells.length };
  return `${printableJson(JSON.stringify({ format: 1, codebook, files }, null, 2))}\n`;
}
