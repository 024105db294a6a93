/**
 * Compares the values that contain a slot in two trials. For each family of `value-families.ts` it
 * finds the member that covers the slot in either line and compares the two in canonical form.
 * Knows no family itself.
 */
import { FAMILIES, type ValueFamily } from './value-families.ts';

/** A slot's symbol and the line that contains it; `at` is the symbol's offset in code units. */
export interface ValueInLine {
  readonly line: string;
  readonly at: number;
  readonly symbol: string;
}

export type ValueComparison =
  /** Two spellings of one value. */
  | { readonly kind: 'same'; readonly because: string }
  /** Two different values, even if their letters or words are alike. */
  | { readonly kind: 'other' }
  | { readonly kind: 'unknown' };

/** Code units searched on either side of the slot: values are short, a line may be a document. */
const REACH = 160;

/**
 * `same`: a family reads both members as one value. `other`: a strict family reads two values.
 * `unknown`: no family covers the slot in both lines, or only lenient ones do and they differ.
 */
export function compareValues(one: ValueInLine, other: ValueInLine): ValueComparison {
  let differ = false;
  for (const family of FAMILIES) {
    const [first, second] = [coveringMember(family, one), coveringMember(family, other)];
    // The value is spelled the same in both trials: the slot only touches its edge.
    if (first === undefined || second === undefined || first === second) continue;
    const [a, b] = [family.canonical(first), family.canonical(second)];
    if (a === undefined || b === undefined) continue;
    if (a === b) return { kind: 'same', because: family.because };
    differ ||= family.strict;
  }
  return { kind: differ ? 'other' : 'unknown' };
}

/** The first member of the family that covers the whole slot. */
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
