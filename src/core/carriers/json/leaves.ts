/**
 * The leaves of a JSON document: its strings and numbers, and true, false and null. Which of them stands where says nothing about the rest
 * as long as each is spelled as `JSON.stringify` would, so that the document has no style of escapes.
 */
import { textOfBytes } from '../byte-text.ts';
import type { Leaf, LeafKind } from '../leaf.ts';
import { facetText, memberOf, type Place } from '../reading.ts';
import { JSON_ESCAPE } from './escape.ts';
import { closingQuote } from './extents.ts';
import { readScalar } from './json.ts';
import { plainText } from './write-json.ts';

const SCALAR: LeafKind = {
  endIn(bytes, from) {
    if (bytes[from] === QUOTE) return endOfString(bytes, from);
    let end = from;
    while (end < bytes.length && !BEHIND.has(bytes[end] ?? 0)) end += 1;
    return end > from ? end : -1;
  },
  read(bytes) {
    const source = textOfBytes(bytes);
    const place = readScalar(source);
    // A string's own text was compared with its source already; what it may hold was not.
    return place !== null && (place.shape === 'string' || plainText(place) === source) ? place : null;
  },
};

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
 * leads to `place`. Null where they cannot be told: a style of escapes, or parts too deep to be read.
 */
export function jsonLeaves(place: Place, source: string, at: number, path: readonly number[]): Leaf[] | null {
  const root = memberOf(place, 'document');
  if (root === undefined || facetText(place, JSON_ESCAPE) !== '') return null;
  const walk: Walk = { source, at: source.startsWith(BYTE_ORDER_MARK, at) ? at + 3 : at, leaves: [] };
  return walkValue(walk, root, [...path, 0]) ? walk.leaves : null;
}

const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf';

interface Walk {
  readonly source: string;
  at: number;
  readonly leaves: Leaf[];
}

function walkValue(walk: Walk, place: Place, path: readonly number[]): boolean {
  skipGap(walk);
  if (place.shape === 'deep') return false;
  if (place.shape === 'object') return walkMembers(walk, place, path);
  if (place.shape === 'array') return walkItems(walk, place, path);
  const from = walk.at;
  walk.at = endOfScalar(walk);
  walk.leaves.push({ from, to: walk.at, path, kind: SCALAR });
  return walk.at > from;
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
