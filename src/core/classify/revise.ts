/**
 * Revisions: the two steps that change a class once it is set. Both only take a covert class back,
 * where a difference beside it accounts for it. Look-alikes and structural forms are never excused.
 */
import type { Slot, Tell } from '../model/index.ts';
import type { Classification } from './classification.ts';

interface Revisable {
  readonly slot: Slot;
  readonly classification: Classification;
}

/**
 * Gives covert white space or punctuation the class of the wording difference right beside it. Such
 * an edge carries nothing more than the wording. `places` are those of one group, so they differ in
 * the same trials; neighbours are one position apart in one address. Repeats until nothing changes:
 *
 *     position          3          4           5
 *     symbols           ' ' | ''   yes | no    , | .
 *     class before      covert     behavioural covert
 *     class after       behavioural, all three
 */
export function absorbAdjacent<T extends Revisable>(places: readonly T[]): T[] {
  const revised = [...places];
  for (let changed = true; changed; ) {
    changed = false;
    for (const [index, place] of revised.entries()) {
      const wording = isEdge(place)
        ? revised.find((other) => isWording(other) && isAdjacent(place.slot, other.slot))
        : undefined;
      if (wording === undefined) continue;
      revised[index] = { ...place, classification: wording.classification };
      changed = true;
    }
  }
  return revised;
}

const isEdge = ({ classification }: Revisable): boolean =>
  classification.class === 'covert' &&
  (classification.disguise === 'invisible' || classification.disguise === 'same-meaning');

const isWording = ({ classification, slot }: Revisable): boolean =>
  (classification.class === 'behavioural' || classification.class === 'overt') && slot.position >= 0;

function isAdjacent(a: Slot, b: Slot): boolean {
  return (
    a.message === b.message &&
    a.address === b.address &&
    a.carrier === b.carrier &&
    Math.abs(a.position - b.position) === 1
  );
}

/**
 * Makes a covert delay behavioural where a behavioural tell follows one of its factors: more work
 * may take longer.
 */
export function demoteExplainedDelays<T extends { readonly tell: Omit<Tell, 'id'> }>(records: readonly T[]): T[] {
  const isDelay = ({ tell }: T): boolean => tell.sink === 'timing';
  const causes = records
    .filter((record) => !isDelay(record) && record.tell.class === 'behavioural')
    .map(({ tell }) => tell);
  return records.map((record) => {
    const { tell } = record;
    const cause = causes.find(({ dependsOn }) => dependsOn.some((factor) => tell.dependsOn.includes(factor)));
    if (!isDelay(record) || tell.class !== 'covert' || cause === undefined) return record;
    const because = `${tell.because}; what else differs there (${cause.message}, ${cause.carrier}) may account for it`;
    return { ...record, tell: { ...tell, class: 'behavioural', disguise: 'none', kind: 'quantity', because } };
  });
}
