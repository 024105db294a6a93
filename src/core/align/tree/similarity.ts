/** How alike two places are, from 0 (different in kind) to 1 (the same): only to decide which of several belong together. */
import type { Parts, Place } from '../../carriers/reading.ts';

const DEPTH = 3;
/** Members and code units looked at in one place; enough to tell which is which. */
const MEMBERS = 64;
const UNITS = 200;
/** What two places of one shape have in common at least. */
const SAME_SHAPE = 0.2;

/** Places are interned: the same object is equal. */
export function similarity(a: Place, b: Place, depth = DEPTH): number {
  if (a === b) return 1;
  if (a.shape !== b.shape) return 0;
  const inner = depth === 0 ? 0 : partsLikeness(a.parts, b.parts, depth - 1);
  return SAME_SHAPE + (1 - SAME_SHAPE) * (a.parts === null ? textLikeness(a, b) : inner);
}

function partsLikeness(a: Parts | null, b: Parts | null, depth: number): number {
  if (a?.by === 'name' && b?.by === 'name') {
    const [mine, others] = [membersOf(a), membersOf(b)];
    let shared = 0;
    let sum = 0;
    for (const [name, place] of mine) {
      const other = others.get(name);
      if (other === undefined) continue;
      shared += 1;
      sum += similarity(place, other, depth);
    }
    return ratio(sum, mine.size + others.size - shared);
  }
  if (a?.by !== 'sequence' || b?.by !== 'sequence') return 0;
  const length = Math.min(a.items.length, b.items.length, 4);
  let sum = 0;
  for (let i = 0; i < length; i++) {
    const [mine, other] = [a.items[i], b.items[i]];
    if (mine !== undefined && other !== undefined) sum += similarity(mine, other, depth);
  }
  return ratio(sum, Math.max(length, Math.min(4, Math.max(a.items.length, b.items.length))));
}

type Named = Extract<Parts, { by: 'name' }>;

const known = new WeakMap<Named, ReadonlyMap<string, Place>>();

/** The first members by name; kept, since one place is compared with many. */
function membersOf(parts: Named): ReadonlyMap<string, Place> {
  const kept = known.get(parts);
  if (kept !== undefined) return kept;
  const members = new Map(parts.members.slice(0, MEMBERS).map(({ name, place }) => [name, place]));
  known.set(parts, members);
  return members;
}

/** Share of the longer text that is common at its two ends. */
function textLikeness(a: Place, b: Place): number {
  const mine = (a.facets[0]?.text ?? '').slice(0, UNITS);
  const other = (b.facets[0]?.text ?? '').slice(0, UNITS);
  const shorter = Math.min(mine.length, other.length);
  let head = 0;
  while (head < shorter && mine[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && mine[mine.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1;
  return ratio(head + tail, Math.max(mine.length, other.length));
}

const ratio = (part: number, all: number): number => (all === 0 ? 1 : part / all);
