/** Copies a tree with some places replaced; everything beside the paths to them is shared. */
import type { Member, Parts, Place } from '../../carriers/reading.ts';
import type { Interned, Interner } from './intern.ts';

/** A new place and its path: indices of members or items from the root down. */
export interface Patch {
  readonly path: readonly number[];
  readonly place: Place;
}

/** `place`: from this interner. `patches`: in tree order, none below another. */
export function patched(interner: Interner, place: Interned, patches: readonly Patch[]): Interned {
  return patches.length === 0 ? place : patchedBy(interner, place, { patches, from: 0, to: patches.length }, 0);
}

/** The patches below one place: a range of all patches. */
interface PatchRange {
  readonly patches: readonly Patch[];
  readonly from: number;
  readonly to: number;
}

function patchedBy(interner: Interner, place: Place, range: PatchRange, depth: number): Interned {
  const first = range.patches[range.from];
  if (first?.path.length === depth) return interner.place(first.place);
  if (place.parts === null) return interner.place(place);
  return interner.withInternedParts(place, patchedParts(interner, place.parts, range, depth));
}

function patchedParts(interner: Interner, parts: Parts, range: PatchRange, depth: number): Parts {
  if (parts.by === 'sequence') {
    const items = [...parts.items];
    for (let at = range.from; at < range.to; ) {
      const [index, below] = nextPart(range, at, depth);
      const item = items[index];
      if (item !== undefined) items[index] = patchedBy(interner, item, below, depth + 1);
      at = below.to;
    }
    return { ...parts, items };
  }
  const members: Member[] = [...parts.members];
  for (let at = range.from; at < range.to; ) {
    const [index, below] = nextPart(range, at, depth);
    const member = members[index];
    if (member !== undefined) {
      const { name, step, place } = member;
      members[index] = { name, step, place: patchedBy(interner, place, below, depth + 1) };
    }
    at = below.to;
  }
  return { ...parts, members };
}

/**
 * The index of the part that contains the patch at `from`, and the range of patches in that part.
 */
function nextPart({ patches, to }: PatchRange, from: number, depth: number): readonly [index: number, PatchRange] {
  const index = patches[from]?.path[depth] ?? -1;
  let end = from + 1;
  while (end < to && patches[end]?.path[depth] === index) end += 1;
  return [index, { patches, from, to: end }];
}
