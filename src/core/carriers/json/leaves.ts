/**
 * The leaves of a JSON document: strings, numbers, true, false and null. Their values do not affect
 * how the rest of the document is read, provided that the document has no style of escapes. It has
 * none if each string is spelled as `JSON.stringify` would.
 */
import { textOfBytes } from '../byte-text.ts';
import type { Leaf, LeafKind } from '../leaf.ts';
import { facetText, memberOf, type Place } from '../reading.ts';
import { JSON_ESCAPE } from './escape.ts';
import { JSON_WHITE_SPACE } from './white-space.ts';
import { MAX_NESTING, readPlain } from './json.ts';
import { endOfString } from './scan.ts';
import { plainText } from './write-json.ts';

/** The kind of strings and other scalars, in a document inside `nesting` others. */
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
/** Bytes that may follow a value other than a string. */
const BEHIND: ReadonlySet<number> = new Set([...GAP, ...Buffer.from(',]}')]);

/**
 * Leaves of the document from which `place` (shape `json`) was read. The document is in `bytes`
 * from `at` to their end; `path` leads to `place`. `list`: the kind of leaf that each long list is
 * as a whole, whatever it contains. Null where leaves cannot be determined: strings in other
 * spellings, parts too deep to read, or white space together with `list`.
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

/**
 * Leaves of the value that `bytes` are, in a document without styles. Paths begin at the value.
 * `nesting`: as for `readJson`.
 */
export function valueLeaves(value: Place, bytes: Buffer, nesting: number): Leaf[] | null {
  const walk: Walk = { bytes, at: 0, leaves: [], list: null, scalar: SCALARS[nesting] };
  return walkValue(walk, value, []) ? walk.leaves : null;
}

const BYTE_ORDER_MARK = Buffer.from('\ufeff');
/**
 * Least length in bytes of a list that is a leaf, and its greatest depth in the message. Both bound
 * the work, since items may be nested as well.
 */
const LONG = 1024;
const DEEPEST = 32;

interface Walk {
  readonly bytes: Buffer;
  at: number;
  leaves: Leaf[];
  readonly list: LeafKind | null;
  /** undefined where documents in strings are no longer opened. */
  readonly scalar: ScalarKind | undefined;
}

/**
 * A spelling that departs anywhere makes the document's style depend on all of its strings, so such
 * a document has no leaves.
 */
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
