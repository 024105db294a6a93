/**
 * Differences of two texts. A diff of tokens or lines; each edit is refined to code points; short
 * chance matches are dropped. Offsets are UTF-16 units at code-point boundaries. Effort is bounded
 * by counts of edits, never by time, so results are deterministic.
 *
 *     from          is colour at 10:27        to            is color at 11:27
 *     tokens        colour -> color, 10 -> 11
 *     code points   "u" -> "", "0" -> "1"
 */
import type { Edit } from './myers.ts';
import { shortestEdits } from './myers.ts';
import { memoize } from '../../stdx/memo.ts';

/** Limits of `shortestEdits`: for lines and tokens, and for the code points inside one edit. */
const TOKEN_LIMIT = 500;
const POINT_LIMIT = 64;
/** Two pieces are refined only if at least this share of the longer one is equal. */
const SIMILAR = 0.5;
/** Longer pieces, code units, must share so much in their common prefix and suffix alone. */
const LONG_WORD = 200;

const TOKEN = /[\p{L}\p{M}\p{N}]+|[^]/gu;

/** Shorter pairs, code units, are cached: mostly numbers, compared again and again. */
const SHORT_PAIR = 16;

/**
 * Edits from `a` to `b`, ascending and separated by equal text. Exception: a number and the
 * punctuation beside it may be two edits that touch (`-22` to `/23`).
 */
export const textEdits = (a: string, b: string): readonly Edit[] =>
  a.length + b.length > SHORT_PAIR ? editsBetween(a, b) : cachedEdits(a, b);

const cachedEdits = memoize(editsBetween, (a, b) => `${a.length} ${a}${b}`);

function editsBetween(a: string, b: string): readonly Edit[] {
  const { from, back } = common(a, b, isWord);
  const coarse = pieceEdits(a.slice(from, a.length - back), b.slice(from, b.length - back), tokens, TOKEN_LIMIT);
  const fine = coarse.flatMap((edit) => refine(a, b, shift(edit, from)));
  return leftmost(a, b, dropCoincidences(a, fine), (edit) => !isLow(a.charCodeAt(edit.a0)));
}

/** Edits of whole lines from `a` to `b`. */
export function lineEdits(a: string, b: string): Edit[] {
  const { from, back } = common(a, b, (unit) => unit !== NEWLINE);
  const newline = a.indexOf('\n', a.length - back);
  // The line in which the common suffix begins belongs to the difference.
  const keep = newline < 0 ? 0 : a.length - newline - 1;
  const edits = pieceEdits(a.slice(from, a.length - keep), b.slice(from, b.length - keep), lines, TOKEN_LIMIT);
  const isWholeLines = (edit: Edit): boolean =>
    [edit.a0, edit.a1].every((at) => startsLine(a, at)) && [edit.b0, edit.b1].every((at) => startsLine(b, at));
  return leftmost(
    a,
    b,
    edits.map((edit) => shift(edit, from)),
    isWholeLines,
  );
}

const startsLine = (text: string, at: number): boolean => at === 0 || text.charCodeAt(at - 1) === NEWLINE;

const NEWLINE = 0x0a;

/**
 * Tokens: runs of letters, marks and digits; every other code point alone. ASCII has a fast path.
 */
export function tokens(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80) return text.match(TOKEN) ?? [];
    if (isWord(unit)) continue;
    if (at > from) found.push(text.slice(from, at));
    found.push(text.slice(at, at + 1));
    from = at + 1;
  }
  if (from < text.length) found.push(text.slice(from));
  return found;
}

const lines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
const points = (text: string): string[] => Array.from(text);

const shift = (edit: Edit, by: number): Edit => within(edit, { a0: by, b0: by });

/**
 * Lengths of the common prefix and suffix. Both end before units that may continue a piece, so that
 * no piece (line, token or code point) is split.
 */
function common(a: string, b: string, continues: (unit: number) => boolean): { from: number; back: number } {
  const shorter = Math.min(a.length, b.length);
  let from = 0;
  while (from < shorter && a.charCodeAt(from) === b.charCodeAt(from)) from += 1;
  let back = 0;
  while (back < shorter - from && a.charCodeAt(a.length - 1 - back) === b.charCodeAt(b.length - 1 - back)) back += 1;
  while (from > 0 && continues(a.charCodeAt(from - 1))) from -= 1;
  while (back > 0 && continues(a.charCodeAt(a.length - back))) back -= 1;
  return { from, back };
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
/** Whether a unit may continue a token or a code point; cautious beyond ASCII. */
const isWord = (unit: number): boolean =>
  unit >= 0x80 || (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);

/** Shortest edits between the pieces of two texts, as offsets of the texts. */
function pieceEdits(a: string, b: string, pieces: (text: string) => string[], limit: number): Edit[] {
  const as = pieces(a);
  const bs = pieces(b);
  const numbers = new Map<string, number>();
  const aNumbers = numbered(as, numbers);
  const bNumbers = numbered(bs, numbers);
  const edits = shortestEdits(as.length, bs.length, (i, j) => aNumbers[i] === bNumbers[j], limit);
  const aOffsets = offsetsOf(as);
  const bOffsets = offsetsOf(bs);
  return edits.map(({ a0, a1, b0, b1 }) => ({
    a0: aOffsets[a0] ?? 0,
    a1: aOffsets[a1] ?? 0,
    b0: bOffsets[b0] ?? 0,
    b1: bOffsets[b1] ?? 0,
  }));
}

/** Numbers equal pieces equally, since numbers compare faster. */
function numbered(pieces: readonly string[], numbers: Map<string, number>): Int32Array {
  return Int32Array.from(pieces, (piece) => {
    const known = numbers.get(piece);
    if (known !== undefined) return known;
    numbers.set(piece, numbers.size);
    return numbers.size - 1;
  });
}

function offsetsOf(pieces: readonly string[]): Int32Array {
  const offsets = new Int32Array(pieces.length + 1);
  pieces.forEach((piece, index) => {
    offsets[index + 1] = (offsets[index] ?? 0) + piece.length;
  });
  return offsets;
}

/** The edits of code points inside one edit; the edit itself if its sides have little in common. */
function refine(a: string, b: string, edit: Edit): Edit[] {
  const before = a.slice(edit.a0, edit.a1);
  const after = b.slice(edit.b0, edit.b1);
  if (before === '' || after === '') return [edit];
  const numbers = numberPairs(before, after);
  const fine = numbers === null ? refineOne(before, after) : numbers.flatMap((pair) => refineIn(before, after, pair));
  return fine.map((inner) => within(inner, edit));
}

const within = ({ a0, a1, b0, b1 }: Edit, outer: Pick<Edit, 'a0' | 'b0'>): Edit => ({
  a0: a0 + outer.a0,
  a1: a1 + outer.a0,
  b0: b0 + outer.b0,
  b1: b1 + outer.b0,
});

const refineIn = (before: string, after: string, pair: Edit): Edit[] =>
  refineOne(before.slice(pair.a0, pair.a1), after.slice(pair.b0, pair.b1)).map((inner) => within(inner, pair));

function refineOne(before: string, after: string): Edit[] {
  const longer = Math.max(before.length, after.length);
  const { from, back } = common(before, after, isSurrogate);
  const whole = [{ a0: 0, a1: before.length, b0: 0, b1: after.length }];
  if (longer > LONG_WORD && from + back < longer * SIMILAR) return whole;
  const fine = pieceEdits(before, after, points, POINT_LIMIT);
  const changed = fine.reduce((sum, { a0, a1, b0, b1 }) => sum + Math.max(a1 - a0, b1 - b0), 0);
  return changed > longer * (1 - SIMILAR) ? whole : fine;
}

/**
 * Pairs of facing tokens in dates, times and versions, whose words are numbers; null for other
 * texts.
 */
function numberPairs(before: string, after: string): Edit[] | null {
  const [as, bs] = [tokens(before), tokens(after)];
  if (as.length < 2 || as.length !== bs.length) return null;
  const numbersFaceNumbers = as.every((token, index) => isNumber(token) === isNumber(bs[index] ?? ''));
  if (!numbersFaceNumbers || [...as, ...bs].some((token) => !isNumber(token) && isOneWord(token))) return null;
  const [aOffsets, bOffsets] = [offsetsOf(as), offsetsOf(bs)];
  return as.map((_, index) => ({
    a0: aOffsets[index] ?? 0,
    a1: aOffsets[index + 1] ?? 0,
    b0: bOffsets[index] ?? 0,
    b1: bOffsets[index + 1] ?? 0,
  }));
}

const isNumber = (token: string): boolean => /^\p{N}+$/u.test(token);

/** Joins two edits if the equal text between them is a chance match. */
function dropCoincidences(a: string, edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = [];
  for (let next of edits) {
    for (let last = kept.at(-1); last !== undefined && isChanceMatch(a, last, next); last = kept.at(-1)) {
      kept.pop();
      next = { a0: last.a0, a1: next.a1, b0: last.b0, b1: next.b1 };
    }
    kept.push(next);
  }
  return kept;
}

/** Whether the text between two edits is shorter than both; in one word, as short is enough. */
function isChanceMatch(a: string, left: Edit, right: Edit): boolean {
  if (left.a1 === right.a0) return false;
  const edited = Math.min(sizeOf(left), sizeOf(right));
  if (right.a0 - left.a1 > 2 * edited) return false;
  const length = Array.from(a.slice(left.a1, right.a0)).length;
  return length < edited || (length === edited && isOneWord(a.slice(Math.max(0, left.a1 - 1), right.a0 + 1)));
}

const isOneWord = (text: string): boolean => /^[\p{L}\p{M}\p{N}]+$/u.test(text);
const sizeOf = (edit: Edit): number => Math.max(edit.a1 - edit.a0, edit.b1 - edit.b0);

/**
 * Moves each pure insertion or deletion to its leftmost equivalent offset that is `allowed`. So all
 * texts agree on its place among equal neighbours: `x  y` to `x   y` inserts before the first
 * space, never between.
 */
function leftmost(a: string, b: string, edits: readonly Edit[], allowed: (edit: Edit) => boolean): Edit[] {
  const moved: Edit[] = [];
  for (const edit of edits) {
    const last = moved.at(-1);
    const room = edit.a0 - (last?.a1 ?? 0);
    let by = slack(a, b, edit, room);
    while (by > 0 && !allowed(shift(edit, -by))) by -= 1;
    const shifted = shift(edit, -by);
    if (last !== undefined && last.a1 === shifted.a0 && (isPure(last) || isPure(shifted))) {
      moved[moved.length - 1] = { a0: last.a0, a1: shifted.a1, b0: last.b0, b1: shifted.b1 };
    } else moved.push(shifted);
  }
  return moved;
}

/** A pure insertion or deletion. */
const isPure = (edit: Edit): boolean => edit.a0 === edit.a1 || edit.b0 === edit.b1;

/** How many units to the left an insertion or deletion may move without changing the result. */
function slack(a: string, b: string, edit: Edit, room: number): number {
  if (!isPure(edit)) return 0;
  const moved = edit.a0 === edit.a1 ? b.slice(edit.b0, edit.b1) : a.slice(edit.a0, edit.a1);
  let by = 0;
  // Each step prepends the unit before the edit and drops the equal unit at its end.
  while (by < room && a[edit.a0 - 1 - by] === moved[moved.length - 1 - (by % moved.length)]) by += 1;
  return by;
}
