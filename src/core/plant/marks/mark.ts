/**
 * A kind of mark: where it can be placed, and how it changes a place. It changes as little as it
 * can: one bit.
 */
import type { Prng } from '../../design/index.ts';
import type { Parts, Place } from '../../carriers/reading.ts';
import type { TrialMessage } from '../../align/read/message-reader.ts';
import type { Target } from '../target.ts';

export interface Mark {
  /** Short and unique: `look-alike`. */
  readonly name: string;
  /** Registered name of the carrier that would hold it; undefined: it cannot stand there. */
  readonly carrierAt: (target: Target) => string | undefined;
  /** Settles what is random about it for one spot; null: it fits nowhere in this one after all. */
  readonly instantiate: (target: Target, random: Prng, trials: readonly number[]) => TrialChange | null;
}

/**
 * The change in one trial; null: nothing changes there. `marked` tells trials that bear the mark
 * from the others, which most marks leave as they are.
 */
export type TrialChange = (trial: number, marked: boolean) => Change | null;

export type Change =
  /** Another place at the spot. */
  | { readonly kind: 'place'; readonly place: Place }
  /** Other parts of the spot's parent. */
  | { readonly kind: 'parts'; readonly parts: Parts }
  | { readonly kind: 'not-sent' }
  /** Sent at the time of another message of its trial, and that one at its own. */
  | { readonly kind: 'swapped'; readonly other: TrialMessage };

/** The place with one facet replaced; an empty text leaves it out. */
export function withFacet(place: Place, name: string, text: string, added?: Place['facets'][number]): Place {
  const known = place.facets.some(({ carrier }) => carrier.name === name);
  const facets = place.facets.map((facet) => (facet.carrier.name === name ? { ...facet, text } : facet));
  const all = known || added === undefined ? facets : [...facets, { ...added, text }];
  return { ...place, facets: all.filter((facet) => facet.text !== '' || facet.given !== undefined) };
}
