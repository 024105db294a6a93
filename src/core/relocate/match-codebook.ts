/**
 * Finds a known tell in other captures: the place whose symbols agree with the codebook in each of
 * its environments. Then reads that place in every other trial. A known tell needs no covering
 * array, but it must be the same place. All environments of the codebook that were run must agree,
 * and at least two symbols must be among them.
 */
import type { Alignment, KnownTell } from '../model/index.ts';
import { kindOf } from '../carriers/kind.ts';
import { type NamedResponse, namedResponses } from './named-responses.ts';

/** The parts of a tell that are compared. */
export type KnownSlot = Pick<KnownTell, 'sink' | 'message' | 'carrier' | 'address' | 'before' | 'after'>;

/** Where it was found. */
export type SlotAddress = KnownSlot & { readonly feature?: string };

export interface CodebookMatch {
  readonly slot: SlotAddress;
  /** Symbol names by trial id; null where the place could not be read. */
  readonly symbols: ReadonlyMap<string, string | null>;
  /**
   * Share of the trials with an expectation that agree; 1 but for marks that fire with a
   * probability.
   */
  readonly agreement: number;
}

export interface CodebookSearch {
  readonly tell: KnownSlot;
  readonly alignment: Alignment;
  /** Trial ids, those of the codebook's environments and all others. */
  readonly trials: readonly string[];
  /** Symbol name by trial id, where the codebook says one. */
  readonly expected: ReadonlyMap<string, string>;
  /** Share of the expectations that must be met. */
  readonly leastAgreement: number;
}

/** The best place, or null: the nearest to where the tell was, of those that agree best. */
export function matchCodebook({
  tell,
  alignment,
  trials,
  expected,
  leastAgreement,
}: CodebookSearch): CodebookMatch | null {
  if (new Set(expected.values()).size < 2) return null;
  let best: { readonly found: NamedResponse; readonly agreement: number; readonly likeness: number } | null = null;
  for (const found of namedResponses(alignment, trials)) {
    const agreement = isComparable(found, tell) ? agreementOf(found, trials, expected) : 0;
    if (agreement === 0 || agreement < leastAgreement) continue;
    const likeness = similarityOf(found, tell);
    if (best === null || agreement > best.agreement || (agreement === best.agreement && likeness > best.likeness))
      best = { found, agreement, likeness };
  }
  return best === null ? null : { ...asRead(best.found, trials), agreement: best.agreement };
}

/**
 * A carrier is what a mark is made of. Where its symbols are words such as `present`, the place
 * itself has to be the same.
 */
const isComparable = ({ response: { slot, feature } }: NamedResponse, tell: KnownSlot): boolean =>
  slot.carrier === tell.carrier &&
  ((feature === undefined && kindOf(slot.carrier) === 'content') || slot.address === tell.address);

function agreementOf(
  { names }: NamedResponse,
  trials: readonly string[],
  expected: ReadonlyMap<string, string>,
): number {
  let agree = 0;
  for (const [row, id] of trials.entries()) {
    const symbol = expected.get(id);
    if (symbol !== undefined && symbol === names[row]) agree++;
  }
  return expected.size === 0 ? 0 : agree / expected.size;
}

/** In what a place is like the tell's, most telling first. */
function similarityOf({ response: { slot } }: NamedResponse, tell: KnownSlot): number {
  const alike = [
    slot.message === tell.message,
    slot.address === tell.address,
    slot.before !== '' && slot.before === tell.before,
    slot.after !== '' && slot.after === tell.after,
    slot.sink === tell.sink,
  ];
  return alike.reduce((sum, same, index) => sum + (same ? 2 ** (alike.length - index) : 0), 0);
}

function asRead(
  { response: { slot, feature }, names }: NamedResponse,
  trials: readonly string[],
): Omit<CodebookMatch, 'agreement'> {
  const { sink, message, carrier, address, before, after } = slot;
  return {
    slot: { sink, message, carrier, address, before, after, ...(feature === undefined ? {} : { feature }) },
    symbols: new Map(trials.map((id, row) => [id, names[row] ?? null])),
  };
}
