/** The verdict as the document by contract: two spaces, keys in the schema's order, a newline at the end. */
import type { Verdict } from '../core/model/index.ts';
import { printableJson } from './escape.ts';
import { verdictSchema } from './schema.ts';

/** Text of `verdict.json`. @throws ZodError when the verdict breaks its own contract: a fault of ours */
export function verdictJson(verdict: Verdict): string {
  return `${printableJson(JSON.stringify(verdictSchema.parse(verdict), null, 2))}\n`;
}

/** @throws SyntaxError or ZodError */
export function parseVerdict(text: string): Verdict {
  return verdictSchema.parse(JSON.parse(text));
}
