/**
 * The leaves of a JSON document: its strings and numbers, and true, false and null. Which of them stands where says nothing about the rest
 * as long as each is spelled as `JSON.stringify` would, so that the document has no style of escapes.
 */
import { textOfBytes } from '../byte-text.ts';
import type { Leaf, LeafKind } from '../leaf.ts';
import { facetText, memberOf, type Place } from '../reading.ts';
import { JSON_ESCAPE } from './escape.ts';
import { JSON_WHITE_SPACE } from './white-space.ts';
import { closingQuote } from './extents.ts';
import { MAX_NESTING, readPlain } from './json.ts';
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
const BACKSLASH = 0x5c;
/** What may stand behind a value that is no string. */
const BEHIND: ReadonlySet<number> = new Set(Buffer.from(',]} \t\r\n'));

/** Offset behind the quote that an even number of backslashes precedes. */
function endOfString(bytes: Buffer, opening: number): number {
  for (let at = bytes.indexOf(QUOTE, opening + 1); at >= 0; at = bytes.indexOf(QUOTE, at + 1)) {
    let slash = at;
    while (slash - 1 > opening && bytes[slash - 1] === BACKSLASH) slash -= 1;
    if ((at - slash) % 2 === 0) return at + 1;
  }
  return -1;
}

/**
 * Leaves of the document that `place` (shape `json`) was read from, which stands in `source` (one code unit a byte) from `at` to its end; `path`
 * leads to `place`. `list`: what takes lists that are long, as one leaf each, whatever is in them. Null where leaves cannot be told: strings
 * spelled in other ways than usual, parts too deep to be read, or white space, with which there are no leaves of lists.
 */
export function jsonLeaves(
  place: Place,
  source: string,
  at: number,
  path: readonly number[],
  list: LeafKind | null = null,
): Leaf[] | null {
  const root = memberOf(place, 'document');
  if (root === undefined || !isPlainPlace(place, list)) return null;
  const walk: Walk = { source, at: source.startsWith(BYTE_ORDER_MARK, at) ? at + 3 : at, leaves: [], list, nesting: 0 };
  return walkValue(walk, root, [...path, 0]) ? walk.leaves : null;
}

/** Leaves of a value in a document without styles, whose source is `source`; paths begin at the value. `nesting`: as for `readJson`. */
export function valueLeaves(value: Place, source: string, nesting: number): Leaf[] | null {
  const walk: Walk = { source, at: 0, leaves: [], list: null, nesting };
  return walkValue(walk, value, []) ? walk.leaves : null;
}

const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf';
/** A list is a leaf from so many bytes on, and no deeper than this in the message: what stands in it may be nested as well. */
const LONG = 1024;
const DEEPEST = 32;

interface Walk {
  readonly source: string;
  at: number;
  leaves: Leaf[];
  readonly list: LeafKind | null;
  readonly nesting: number;
}

/** What a document has as its style depends on all of it where anything is spelled otherwise somewhere. */
const isPlainPlace = (place: Place, list: LeafKind | null): boolean =>
  facetText(place, JSON_ESCAPE) === '' && (list === null || facetText(place, JSON_WHITE_SPACE) === '');

function walkValue(walk: Walk, place: Place, path: readonly number[]): boolean {
  skipGap(walk);
  if (place.shape === 'deep' || !isPlainPlace(place, walk.list)) return false;
  if (place.shape === 'object') return walkMembers(walk, place, path);
  if (place.shape === 'array') return walkList(walk, place, path);
  const from = walk.at;
  walk.at = endOfScalar(walk);
  const kind = SCALARS[walk.nesting];
  if (kind !== undefined) walk.leaves.push({ from, to: walk.at, path, kind });
  return walk.at > from;
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
    walk.at = closingQuote(walk.source, walk.at) + 1;
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
  while (/[ \t\r\n]/.test(walk.source[walk.at] ?? '')) walk.at += 1;
}

function endOfScalar({ source, at }: Walk): number {
  if (source[at] === '"') return closingQuote(source, at) + 1;
  const length = source.slice(at, at + LONGEST_NUMBER).search(/[,\]} \t\r\n]/);
  return length < 0 ? at : at + length;
}

/** A number that is longer has no leaf. */
const LONGEST_NUMBER = 64;
