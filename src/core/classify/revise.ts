/**
 * A difference in white space or punctuation that stands right beside a difference in wording, in the same trials, is the
 * edge of that difference: it carries nothing more. Look-alikes and structural forms are never excused so.
 */
import type { Classified } from './classify.ts';
import type { Slot } from '../model/index.ts';

export interface ClassifiedPlace {
  readonly slot: Slot;
  readonly classified: Classified;
}

/** `places` are those of one group: equal symbols partition. Neighbours are one position apart in one address. */
export function absorbAdjacent<T extends ClassifiedPlace>(places: readonly T[]): T[] {
  const out = [...places];
  for (let changed = true; changed; ) {
    changed = false;
    for (const [index, place] of out.entries()) {
      const wording = isEdge(place)
        ? out.find((other) => isWording(other) && adjacent(place.slot, other.slot))
        : undefined;
      if (wording === undefined) continue;
      out[index] = { ...place, classified: wording.classified };
      changed = true;
    }
  }
  return out;
}

const isEdge = ({ classified }: ClassifiedPlace): boolean =>
  classified.class === 'covert' && (classified.disguise === 'invisible' || classified.disguise === 'same-meaning');

const isWording = ({ classified, slot }: ClassifiedPlace): boolean =>
  (classified.class === 'behavioural' || classified.class === 'overt') && slot.position >= 0;

function adjacent(a: Slot, b: Slot): boolean {
  return (
    a.message === b.message &&
    a.address === b.address &&
    a.carrier === b.carrier &&
    Math.abs(a.position - b.position) === 1
  );
}
