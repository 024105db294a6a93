/**
 * Similarity of two places, from 0 (different shape) to 1 (equal). Decides only which elements
 * belong together.
 */
import type { Parts, Place } from '../../carriers/reading.ts';

const DEPTH = 3;
/** Limits for one place: members, and code units of its text. */
const MEMBERS = 64;
const UNITS = 200;
/** The least similarity of two places of one shape. */
const SAME_SHAPE = 0.2;

/** `a`, `b`: interned, so equal places are one object. */
export function similarity(a: Place, b: Place, depth = DEPTH): number {
  if (a === b) return 1;
  if (a.shape !== b.shape) return 0;
  const inner = depth === 0 ? 0 : partsSimilarity(a.parts, b.parts, depth - 1);
  return SAME_SHAPE + (1 - SAME_SHAPE) * (a.parts === null ? textSimilarity(a, b) : inner);
}

function partsSimilarity(a: Parts | null, b: Parts | null, depth: number): number {
  if (a?.by === 'name' && b?.by === 'name') {
    const [aMembers, bMembers] = [membersOf(a), membersOf(b)];
    let shared = 0;
    let sum = 0;
    for (const [name, place] of aMembers) {
      const other = bMembers.get(name);
      if (other === undefined) continue;
      shared += 1;
      sum += similarity(place, other, depth);
    }
    return ratio(sum, aMembers.size + bMembers.size - shared);
  }
  if (a?.by !== 'sequence' || b?.by !== 'sequence') return 0;
  const length = Math.min(a.items.length, b.items.length, 4);
  let sum = 0;
  for (let i = 0; i < length; i++) {
    const [aItem, bItem] = [a.items[i], b.items[i]];
    if (aItem !== undefined && bItem !== undefined) sum += similarity(aItem, bItem, depth);
  }
  return ratio(sum, Math.max(length, Math.min(4, Math.max(a.items.length, b.items.length))));
}

type Named = Extract<Parts, { by: 'name' }>;

const known = new WeakMap<Named, ReadonlyMap<string, Place>>();

/** The first members by name; cached, since one place is compared with many. */
function membersOf(parts: Named): ReadonlyMap<string, Place> {
  const kept = known.get(parts);
  if (kept !== undefined) return kept;
  const members = new Map(parts.members.slice(0, MEMBERS).map(({ name, place }) => [name, place]));
  known.set(parts, members);
  return members;
}

/** Share of the longer text that is common prefix or suffix. */
function textSimilarity(a: Place, b: Place): number {
  const aText = (a.facets[0]?.text ?? '').slice(0, UNITS);
  const bText = (b.facets[0]?.text ?? '').slice(0, UNITS);
  const shorter = Math.min(aText.length, bText.length);
  let head = 0;
  while (head < shorter && aText[head] === bText[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && aText[aText.length - 1 - tail] === bText[bText.length - 1 - tail]) tail += 1;
  return ratio(head + tail, Math.max(aText.length, bText.length));
}

const ratio = (part: number, all: number): number => (all === 0 ? 1 : part / all);
