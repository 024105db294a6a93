/**
 * The leaves of a JSON document: its strings and numbers, and true, false and null. Which of them stands where says nothing about the rest
 * as long as each is spelled as `JSON.stringify` would, so that the document has no style of escapes.
 */
import { textOfBytes } from '../byte-text.ts';
import type { Leaf, LeafKind } from '../leaf.ts';
import { facetText, memberOf, type Place } from '../reading.ts';
import { JSON_ESCAPE } from './escape.ts';
import { JSON_WHITE_SPACE } from './white-space.ts';
import { MAX_NESTING, readPlain } from './json.ts';
import { endOfString } from './scan.ts';
import { plainText } from './write-json.ts';

/** Of strings and other values that are no containers, in a document that stands in `nesting` others. */
export interface ScalarKind extends LeafKind {
  readonly nesting: number;
}

const scalar = (nesting: number): ScalarKind => ({
  nesting,
  endIn(bytes, from) {
    if (bytes[from] === QUOTE) return endOfString(bytes, from);
    let end = from;
    while (end < bytes.length && !BEHIND.has(bytes[end] ?? 0)) end += 1;
    return end > from ? end : -1;
  },
  read(bytes, from, to) {
    const source = textOfBytes(bytes.subarray(from, to));
    const place = readPlain(source, nesting);
    if (place === null || place.shape === 'object' || place.shape === 'array') return null;
    // A string's own text was compared with its source already; what it may hold was not.
    return place.shape === 'string' || plainText(place) === source ? place : null;
  },
});

const SCALARS: readonly ScalarKind[] = Array.from({ length: MAX_NESTING + 1 }, (_, nesting) => scalar(nesting));

export const isScalarKind = (kind: LeafKind): kind is ScalarKind => 'nesting' in kind;

const QUOTE = 0x22;
const GAP: ReadonlySet<number> = new Set(Buffer.from(' \t\r\n'));
/** What may stand behind a value that is no string. */
const BEHIND: ReadonlySet<number> = new Set([...GAP, ...Buffer.from(',]}')]);

/**
 * Leaves of the document that `place` (shape `json`) was read from, which stands in `bytes` from `at` to their end; `path` leads
 * to `place`. `list`: what takes lists that are long, as one leaf each, whatever is in them. Null where leaves cannot be told: strings
 * spelled in other ways than usual, parts too deep to be read, or white space, with which there are no leaves of lists.
 */
export function jsonLeaves(
  place: Place,
  bytes: Buffer,
  at: number,
  path: readonly number[],
  list: LeafKind | null = null,
): Leaf[] | null {
  const root = memberOf(place, 'document');
  if (root === undefined || !isPlainPlace(place, list)) return null;
  const begin = bytes.indexOf(BYTE_ORDER_MARK, at) === at ? at + BYTE_ORDER_MARK.length : at;
  const walk: Walk = { bytes, at: begin, leaves: [], list, scalar: SCALARS[0] };
  return walkValue(walk, root, [...path, 0]) ? walk.leaves : null;
}

/** Leaves of a value in a document without styles, which `bytes` are; paths begin at the value. `nesting`: as for `readJson`. */
export function valueLeaves(value: Place, bytes: Buffer, nesting: number): Leaf[] | null {
  const walk: Walk = { bytes, at: 0, leaves: [], list: null, scalar: SCALARS[nesting] };
  return walkValue(walk, value, []) ? walk.leaves : null;
}

const BYTE_ORDER_MARK = Buffer.from('\ufeff');
/** A list is a leaf from so many bytes on, and no deeper than this in the message: what stands in it may be nested as well. */
const LONG = 1024;
const DEEPEST = 32;

interface Walk {
  readonly bytes: Buffer;
  at: number;
  leaves: Leaf[];
  readonly list: LeafKind | null;
  /** Undefined where documents in strings are not opened any more. */
  readonly scalar: ScalarKind | undefined;
}

/** What a document has as its style depends on all of it where anything is spelled otherwise somewhere. */
const isPlainPlace = (place: Place, list: LeafKind | null): boolean =>
  facetText(place, JSON_ESCAPE) === '' && (list === null || facetText(place, JSON_WHITE_SPACE) === '');

function walkValue(walk: Walk, place: Place, path: readonly number[]): boolean {
  skipGap(walk);
  if (place.shape === 'deep' || !isPlainPlace(place, walk.list)) return false;
  if (place.shape === 'object') return walkMembers(walk, place, path);
  if (place.shape === 'array') return walkList(walk, place, path);
  const { at: from, scalar: kind } = walk;
  const to = kind?.endIn(walk.bytes, from) ?? -1;
  if (kind === undefined || to < 0) return false;
  walk.leaves.push({ from, to, path, kind });
  walk.at = to;
  return true;
}

function walkList(walk: Walk, place: Place, path: readonly number[]): boolean {
  const [from, before] = [walk.at, walk.leaves.length];
  if (!walkItems(walk, place, path)) return false;
  if (walk.list !== null && walk.at - from >= LONG && path.length <= DEEPEST)
    walk.leaves = [...walk.leaves.slice(0, before), { from, to: walk.at, path, kind: walk.list }];
  return true;
}

function walkMembers(walk: Walk, place: Place, path: readonly number[]): boolean {
  const members = place.parts?.by === 'name' ? place.parts.members : [];
  for (const [index, member] of members.entries()) {
    walk.at += 1; // the brace or comma
    skipGap(walk);
    walk.at = endOfString(walk.bytes, walk.at);
    skipGap(walk);
    walk.at += 1; // the colon
    if (!walkValue(walk, member.place, [...path, index])) return false;
    skipGap(walk);
  }
  return close(walk, members.length);
}

function walkItems(walk: Walk, place: Place, path: readonly number[]): boolean {
  const items = place.parts?.by === 'sequence' ? place.parts.items : [];
  for (const [index, item] of items.entries()) {
    walk.at += 1; // the bracket or comma
    if (!walkValue(walk, item, [...path, index])) return false;
    skipGap(walk);
  }
  return close(walk, items.length);
}

function close(walk: Walk, count: number): boolean {
  if (count === 0) {
    walk.at += 1;
    skipGap(walk);
  }
  walk.at += 1;
  return true;
}

function skipGap(walk: Walk): void {
  while (GAP.has(walk.bytes[walk.at] ?? 0)) walk.at += 1;
}
