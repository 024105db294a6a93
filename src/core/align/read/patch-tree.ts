/** A tree with other places here and there: everything beside the ways to them is shared. */
import type { Member, Parts, Place } from '../../carriers/reading.ts';
import type { Interned, Interner } from './intern.ts';

/** A place to put in, and the way to where it goes: numbers of members or items from the root down. */
export interface Patch {
  readonly path: readonly number[];
  readonly place: Place;
}

/** `place` is of this interner; `patches` in the order of the tree, none below another. */
export function patched(interner: Interner, place: Interned, patches: readonly Patch[]): Interned {
  return patches.length === 0 ? place : patchedBy(interner, place, { patches, from: 0, to: patches.length }, 0);
}

/** Some patches, all of which lie below one place. */
interface Stretch {
  readonly patches: readonly Patch[];
  readonly from: number;
  readonly to: number;
}

function patchedBy(interner: Interner, place: Place, stretch: Stretch, depth: number): Interned {
  const first = stretch.patches[stretch.from];
  if (first?.path.length === depth) return interner.place(first.place);
  if (place.parts === null) return interner.place(place);
  return interner.withKeptParts(place, patchedParts(interner, place.parts, stretch, depth));
}

function patchedParts(interner: Interner, parts: Parts, stretch: Stretch, depth: number): Parts {
  if (parts.by === 'sequence') {
    const items = [...parts.items];
    for (let at = stretch.from; at < stretch.to; ) {
      const [index, below] = nextPart(stretch, at, depth);
      const item = items[index];
      if (item !== undefined) items[index] = patchedBy(interner, item, below, depth + 1);
      at = below.to;
    }
    return { ...parts, items };
  }
  const members: Member[] = [...parts.members];
  for (let at = stretch.from; at < stretch.to; ) {
    const [index, below] = nextPart(stretch, at, depth);
    const member = members[index];
    if (member !== undefined) {
      const { name, step, place } = member;
      members[index] = { name, step, place: patchedBy(interner, place, below, depth + 1) };
    }
    at = below.to;
  }
  return { ...parts, members };
}

/** The part that the patch at `from` lies below, and all that lie below it. */
function nextPart({ patches, to }: Stretch, from: number, depth: number): readonly [index: number, Stretch] {
  const index = patches[from]?.path[depth] ?? -1;
  let end = from + 1;
  while (end < to && patches[end]?.path[depth] === index) end += 1;
  return [index, { patches, from, to: end }];
}
