/**
 * The state of known tells in captures of one version: each present, changed or absent, with the
 * covert differences beside them. Texts change from version to version, so a tell is known by its
 * symbols in its environments, not by its address.
 */
import type { Capture, Design, Factor, KnownTell, ReadBlob, TellState } from '../model/index.ts';
import { symbolsIn } from '../design/index.ts';
import { alignCaptures } from '../align/align.ts';
import { allRenderings, maskableRenderings } from '../renderings/renderings.ts';
import { covertDifferences, type CovertDifference } from './covert-differences.ts';
import { withRelevantEvents } from './relevant-events.ts';
import { matchCodebook } from './match-codebook.ts';

export interface VersionStateInput {
  readonly tells: readonly KnownTell[];
  readonly captures: readonly Capture[];
  readonly factors: readonly Factor[];
  readonly levels: Design['factors'];
  readonly readBlob: ReadBlob;
}

export interface VersionState {
  readonly tells: readonly TellState[];
  /** Covert differences in the tells' messages that are none of them. */
  readonly besides: readonly CovertDifference[];
}

/** Passes on any error of `readBlob`. */
export function stateOfVersion({ tells, captures, factors, levels, readBlob }: VersionStateInput): VersionState {
  const ran = captures.filter(({ outcome }) => outcome.kind !== 'lab-failed');
  const trials = ran.map(({ trial }) => trial);
  const states: TellState[] = [];
  const besides = new Map<string, CovertDifference>();
  for (const [message, some] of byMessage(tells)) {
    const narrowed = withRelevantEvents({ sink: some[0]?.sink ?? '', message }, ran, readBlob);
    const alignment = alignCaptures(narrowed, readBlob, maskableRenderings(factors, narrowed));
    const hidden = covertDifferences({ alignment, trials, levels, renderings: allRenderings(factors, narrowed) });
    for (const tell of some) {
      const expected = symbolsIn(tell, trials, levels);
      const looking = { tell, alignment, trials: trials.map(({ id }) => id), expected, leastAgreement: 1 };
      const place = matchCodebook(looking)?.slot ?? null;
      states.push(
        place === null ? changedOrAbsent(tell, hidden) : { id: tell.id, state: 'present', place: placeOf(place) },
      );
    }
    for (const one of hidden) besides.set(keyOf(one.place), one);
  }
  for (const { place } of states) if (place !== null) besides.delete(keyOf(place));
  return { tells: inOrder(states, tells), besides: [...besides.values()] };
}

/** Changed where something covert stands in its very place. */
function changedOrAbsent(tell: KnownTell, hidden: readonly CovertDifference[]): TellState {
  const still = hidden.find(({ place }) => place.address === tell.address && place.carrier === tell.carrier);
  return still === undefined
    ? { id: tell.id, state: 'absent', place: null }
    : { id: tell.id, state: 'changed', place: still.place, symbols: still.symbols };
}

const placeOf = ({ message, address, carrier }: Pick<KnownTell, 'message' | 'address' | 'carrier'>) => ({
  message,
  address,
  carrier,
});

const keyOf = (place: CovertDifference['place']): string =>
  JSON.stringify([place.message, place.address, place.carrier]);

function byMessage(tells: readonly KnownTell[]): Map<string, KnownTell[]> {
  const groups = new Map<string, KnownTell[]>();
  for (const tell of tells) groups.set(tell.message, [...(groups.get(tell.message) ?? []), tell]);
  return groups;
}

const inOrder = (states: readonly TellState[], tells: readonly KnownTell[]): TellState[] =>
  tells.flatMap(({ id }) => states.filter((state) => state.id === id));
