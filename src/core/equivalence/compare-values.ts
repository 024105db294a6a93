/** The value that a slot stands in, in two trials: found by family in the line of each, compared in canonical form. */
import { FAMILIES, type ValueFamily } from './value-families.ts';

/** A slot's symbol in the line that it stands in. */
export interface ValueInLine {
  readonly line: string;
  readonly at: number;
  readonly symbol: string;
}

export type ValueComparison =
  /** Two spellings of one value. */
  | { readonly kind: 'same'; readonly because: string }
  /** Two values, whatever else about them is alike. */
  | { readonly kind: 'other' }
  | { readonly kind: 'unknown' };

/** Text looked at on either side: values are short, lines may be a whole document. */
const REACH = 160;

export function compareValues(one: ValueInLine, other: ValueInLine): ValueComparison {
  let differ = false;
  for (const family of FAMILIES) {
    const [first, second] = [coveringMember(family, one), coveringMember(family, other)];
    // One spelling in both trials: the slot lies at its edge, and what differs is something else.
    if (first === undefined || second === undefined || first === second) continue;
    const [a, b] = [family.canonical(first), family.canonical(second)];
    if (a === undefined || b === undefined) continue;
    if (a === b) return { kind: 'same', because: family.because };
    differ ||= family.strict;
  }
  return { kind: differ ? 'other' : 'unknown' };
}

/** The family's member that covers the slot. */
function coveringMember({ pattern }: ValueFamily, { line, at, symbol }: ValueInLine): string | undefined {
  const from = Math.max(0, at - REACH);
  const near = line.slice(from, at + symbol.length + REACH);
  const [start, end] = [at - from, at - from + symbol.length];
  for (const match of near.matchAll(pattern)) {
    if (match.index > start) return undefined;
    if (match[0] !== '' && end <= match.index + match[0].length) return match[0];
  }
  return undefined;
}
