/**
 * Where two texts differ, to the code point: tokens first, code points inside what is left, small coincidences dropped.
 * Offsets are UTF-16 units at code-point boundaries. Deterministic; effort bounded by counts.
 */
import type { Edit } from './myers.ts';
import { editsOf } from './myers.ts';
import { memoize } from '../../stdx/memo.ts';

/** Edits beyond these make a stretch one edit: for lines and tokens, and for the code points inside. */
const TOKEN_LIMIT = 500;
const POINT_LIMIT = 64;
/** Of the longer side, the share of equal code points below which two stretches are simply different. */
const KINSHIP = 0.5;
/** Beyond this many code units kinship is judged by the two ends alone. */
const LONG_WORD = 200;

const TOKEN = /[\p{L}\p{M}\p{N}]+|[^]/gu;

/** Texts so short, code units, are mostly numbers, which are compared over and over. */
const SHORT_PAIR = 16;

/**
 * Differences of `b` from `a`, ascending and apart, save that a number and the sign beside it may each be replaced by
 * another (`-22` by `/23` is two differences).
 */
export const hunksOf = (a: string, b: string): readonly Edit[] =>
  a.length + b.length > SHORT_PAIR ? hunksBetween(a, b) : knownHunks(a, b);

const knownHunks = memoize(hunksBetween, (a, b) => `${a.length} ${a}${b}`);

function hunksBetween(a: string, b: string): readonly Edit[] {
  const { from, back } = common(a, b, isWord);
  const coarse = cutEdits(a.slice(from, a.length - back), b.slice(from, b.length - back), tokens, TOKEN_LIMIT);
  const fine = coarse.flatMap((edit) => refine(a, b, shift(edit, from)));
  return settle(a, b, dropCoincidences(a, fine), (edit) => !isLow(a.charCodeAt(edit.a0)));
}

/** Differences by whole lines. */
export function lineHunks(a: string, b: string): Edit[] {
  const { from, back } = common(a, b, (unit) => unit !== NEWLINE);
  const newline = a.indexOf('\n', a.length - back);
  const keep = newline < 0 ? 0 : a.length - newline - 1; // the cut's own line goes with what differs
  const edits = cutEdits(a.slice(from, a.length - keep), b.slice(from, b.length - keep), lines, TOKEN_LIMIT);
  const whole = (edit: Edit): boolean =>
    [edit.a0, edit.a1].every((at) => startsLine(a, at)) && [edit.b0, edit.b1].every((at) => startsLine(b, at));
  return settle(
    a,
    b,
    edits.map((edit) => shift(edit, from)),
    whole,
  );
}

const startsLine = (text: string, at: number): boolean => at === 0 || text.charCodeAt(at - 1) === NEWLINE;

const NEWLINE = 0x0a;
/** Runs of letters and digits, and every other code point by itself. Most texts are ASCII, whose units are told apart by number. */
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

const shift = (edit: Edit, by: number): Edit => ({
  a0: edit.a0 + by,
  a1: edit.a1 + by,
  b0: edit.b0 + by,
  b1: edit.b1 + by,
});

/** Lengths of the common prefix and suffix, drawn back over units that may continue a piece which the cut would split. */
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
/** Cautious: whatever is no ASCII punctuation or space may continue a token or a code point. */
const isWord = (unit: number): boolean =>
  unit >= 0x80 || (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);

function cutEdits(a: string, b: string, cut: (text: string) => string[], limit: number): Edit[] {
  const as = cut(a);
  const bs = cut(b);
  const numbers = new Map<string, number>();
  const aNumbers = numbered(as, numbers);
  const bNumbers = numbered(bs, numbers);
  const edits = editsOf(as.length, bs.length, (i, j) => aNumbers[i] === bNumbers[j], limit);
  const aOffsets = offsetsOf(as);
  const bOffsets = offsetsOf(bs);
  return edits.map(({ a0, a1, b0, b1 }) => ({
    a0: aOffsets[a0] ?? 0,
    a1: aOffsets[a1] ?? 0,
    b0: bOffsets[b0] ?? 0,
    b1: bOffsets[b1] ?? 0,
  }));
}

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

/** The code points that differ inside one edit, or the edit itself where the two sides have little in common. */
function refine(a: string, b: string, edit: Edit): Edit[] {
  const before = a.slice(edit.a0, edit.a1);
  const after = b.slice(edit.b0, edit.b1);
  if (before === '' || after === '') return [edit];
  const numbers = numberPairs(before, after);
  const fine = numbers === null ? refineOne(before, after) : numbers.flatMap((pair) => refineIn(before, after, pair));
  return fine.map((inner) => within(inner, edit));
}

const within = ({ a0, a1, b0, b1 }: Edit, outer: Edit): Edit => ({
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
  const apart = longer > LONG_WORD && from + back < longer * KINSHIP;
  if (apart) return [{ a0: 0, a1: before.length, b0: 0, b1: after.length }];
  const fine = cutEdits(before, after, points, POINT_LIMIT);
  const changed = fine.reduce((sum, { a0, a1, b0, b1 }) => sum + Math.max(a1 - a0, b1 - b0), 0);
  const strangers = changed > longer * (1 - KINSHIP);
  return strangers ? [{ a0: 0, a1: before.length, b0: 0, b1: after.length }] : fine;
}

/** Dates, times, versions: as many tokens on both sides, words being numbers only; each against its like. */
function numberPairs(before: string, after: string): Edit[] | null {
  const [mine, other] = [tokens(before), tokens(after)];
  if (mine.length < 2 || mine.length !== other.length) return null;
  const alike = mine.every((token, index) => isNumber(token) === isNumber(other[index] ?? ''));
  if (!alike || [...mine, ...other].some((token) => !isNumber(token) && isOneWord(token))) return null;
  const [starts, others] = [offsetsOf(mine), offsetsOf(other)];
  return mine.map((_, index) => ({
    a0: starts[index] ?? 0,
    a1: starts[index + 1] ?? 0,
    b0: others[index] ?? 0,
    b1: others[index + 1] ?? 0,
  }));
}

const isNumber = (token: string): boolean => /^\p{N}+$/u.test(token);

/** Joins two edits when what lies between is chance. */
function dropCoincidences(a: string, edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = [];
  for (let next of edits) {
    for (let last = kept.at(-1); last !== undefined && isChance(a, last, next); last = kept.at(-1)) {
      kept.pop();
      next = { a0: last.a0, a1: next.a1, b0: last.b0, b1: next.b1 };
    }
    kept.push(next);
  }
  return kept;
}

/** Equal text that is shorter than the edits on both sides, or inside one word as short as they are. */
function isChance(a: string, left: Edit, right: Edit): boolean {
  if (left.a1 === right.a0) return false;
  const edited = Math.min(sizeOf(left), sizeOf(right));
  if (right.a0 - left.a1 > 2 * edited) return false;
  const length = Array.from(a.slice(left.a1, right.a0)).length;
  return length < edited || (length === edited && isOneWord(a.slice(Math.max(0, left.a1 - 1), right.a0 + 1)));
}

const isOneWord = (text: string): boolean => /^[\p{L}\p{M}\p{N}]+$/u.test(text);
const sizeOf = (edit: Edit): number => Math.max(edit.a1 - edit.a0, edit.b1 - edit.b0);

/**
 * Pure insertions and deletions moved to their leftmost equivalent place that is `allowed`, so that all texts agree on where
 * they are.
 */
function settle(a: string, b: string, edits: readonly Edit[], allowed: (edit: Edit) => boolean): Edit[] {
  const settled: Edit[] = [];
  for (const edit of edits) {
    const last = settled.at(-1);
    const room = edit.a0 - (last?.a1 ?? 0);
    let by = slack(a, b, edit, room);
    while (by > 0 && !allowed(shift(edit, -by))) by -= 1;
    const moved = shift(edit, -by);
    if (last !== undefined && last.a1 === moved.a0 && (isPure(last) || isPure(moved))) {
      settled[settled.length - 1] = { a0: last.a0, a1: moved.a1, b0: last.b0, b1: moved.b1 };
    } else settled.push(moved);
  }
  return settled;
}

/** Nothing on one of the two sides. */
const isPure = (edit: Edit): boolean => edit.a0 === edit.a1 || edit.b0 === edit.b1;

/** How many units to the left an insertion or deletion may go without changing the result. */
function slack(a: string, b: string, edit: Edit, room: number): number {
  if (!isPure(edit)) return 0;
  const moved = edit.a0 === edit.a1 ? b.slice(edit.b0, edit.b1) : a.slice(edit.a0, edit.a1);
  let by = 0;
  // Each step takes the unit before the edit to its front and gives the same unit up at its end.
  while (by < room && a[edit.a0 - 1 - by] === moved[moved.length - 1 - (by % moved.length)]) by += 1;
  return by;
}
