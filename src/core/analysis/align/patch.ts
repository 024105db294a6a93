/** A tree with other places here and there: everything beside the ways to them is shared. */
import type { Member, Parts, Place } from '../../carriers/reading.ts';
import type { Interned, Interner } from './intern.ts';

/** A place to put in, and the way to where it goes: numbers of members or items from the root down. */
export interface Patch {
  readonly path: readonly number[];
  readonly place: Place;
}

/** `patches` in the order of the tree; none lies below another. */
export function patched(interner: Interner, place: Place, patches: readonly Patch[], depth = 0): Interned {
  const [first] = patches;
  if (first?.path.length === depth) return interner.place(first.place);
  if (first === undefined || place.parts === null) return interner.place(place);
  return interner.withParts(place, patchedParts(interner, place.parts, patches, depth));
}

function patchedParts(interner: Interner, parts: Parts, patches: readonly Patch[], depth: number): Parts {
  if (parts.by === 'sequence') {
    const items = [...parts.items];
    for (const [index, below] of byPart(patches, depth)) {
      const item = items[index];
      if (item !== undefined) items[index] = patched(interner, item, below, depth + 1);
    }
    return { ...parts, items };
  }
  const members: Member[] = [...parts.members];
  for (const [index, below] of byPart(patches, depth)) {
    const member = members[index];
    if (member !== undefined) members[index] = { ...member, place: patched(interner, member.place, below, depth + 1) };
  }
  return { ...parts, members };
}

function byPart(patches: readonly Patch[], depth: number): Map<number, Patch[]> {
  const groups = new Map<number, Patch[]>();
  for (const patch of patches) {
    const index = patch.path[depth] ?? -1;
    const group = groups.get(index);
    if (group === undefined) groups.set(index, [patch]);
    else group.push(patch);
  }
  return groups;
}
