/**
 * Where two texts differ, to the code point: tokens first, code points inside what is left, small coincidences dropped.
 * Offsets are UTF-16 units at code-point boundaries. Deterministic; effort bounded by counts.
 */
import type { Edit } from './edits.ts';
import { editsOf } from './edits.ts';

/** Edits beyond these make a stretch one edit: for lines and tokens, and for the code points inside. */
const TOKEN_LIMIT = 1500;
const POINT_LIMIT = 300;
/** Of the longer side, the share of equal code points below which two stretches are simply different. */
const KINSHIP = 0.5;

const TOKEN = /[\p{L}\p{M}\p{N}]+|[^]/gu;

/** Differences of `b` from `a`, ascending, not touching. */
export function hunksOf(a: string, b: string): Edit[] {
  const { from, back } = common(a, b, isWord);
  const coarse = cutEdits(a.slice(from, a.length - back), b.slice(from, b.length - back), tokens, TOKEN_LIMIT);
  const fine = coarse.flatMap((edit) => refine(a, b, shift(edit, from)));
  return settle(a, b, dropCoincidences(a, fine));
}

/** Differences by whole lines. */
export function lineHunks(a: string, b: string): Edit[] {
  const { from, back } = common(a, b, (unit) => unit !== NEWLINE);
  const newline = a.indexOf('\n', a.length - back);
  const keep = newline < 0 ? 0 : a.length - newline - 1; // the cut's own line goes with what differs
  const edits = cutEdits(a.slice(from, a.length - keep), b.slice(from, b.length - keep), lines, TOKEN_LIMIT);
  return edits.map((edit) => shift(edit, from));
}

const NEWLINE = 0x0a;
const tokens = (text: string): string[] => text.match(TOKEN) ?? [];
const lines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
const points = (text: string): string[] => [...text];

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
  const fine = cutEdits(before, after, points, POINT_LIMIT);
  const changed = fine.reduce((sum, { a0, a1, b0, b1 }) => sum + Math.max(a1 - a0, b1 - b0), 0);
  if (changed > Math.max(before.length, after.length) * (1 - KINSHIP)) return [edit];
  return fine.map(({ a0, a1, b0, b1 }) => ({
    a0: a0 + edit.a0,
    a1: a1 + edit.a0,
    b0: b0 + edit.b0,
    b1: b1 + edit.b0,
  }));
}

/** Joins two edits when what lies between is no longer than each of them: such an equality is chance. */
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

function isChance(a: string, left: Edit, right: Edit): boolean {
  const between = right.a0 - left.a1;
  if (between > Math.max(sizeOf(left), sizeOf(right))) return false;
  const length = [...a.slice(left.a1, right.a0)].length;
  return length <= sizeOf(left) && length <= sizeOf(right);
}

const sizeOf = (edit: Edit): number => Math.max(edit.a1 - edit.a0, edit.b1 - edit.b0);

/** Pure insertions and deletions moved to their leftmost equivalent place, so that all texts agree on where they are. */
function settle(a: string, b: string, edits: readonly Edit[]): Edit[] {
  const settled: Edit[] = [];
  for (const edit of edits) {
    const last = settled.at(-1);
    const room = edit.a0 - (last?.a1 ?? 0);
    const moved = shift(edit, -slack(a, b, edit, room));
    if (last !== undefined && last.a1 === moved.a0) {
      settled[settled.length - 1] = { a0: last.a0, a1: moved.a1, b0: last.b0, b1: moved.b1 };
    } else settled.push(moved);
  }
  return settled;
}

/** How many units to the left an insertion or deletion may go without changing the result. */
function slack(a: string, b: string, edit: Edit, room: number): number {
  if (edit.a0 !== edit.a1 && edit.b0 !== edit.b1) return 0;
  const moved = edit.a0 === edit.a1 ? b.slice(edit.b0, edit.b1) : a.slice(edit.a0, edit.a1);
  let by = 0;
  // Each step takes the unit before the edit to its front and gives the same unit up at its end.
  while (by < room && a[edit.a0 - 1 - by] === moved[moved.length - 1 - (by % moved.length)]) by += 1;
  if (by > 0 && isLow(a.charCodeAt(edit.a0 - by))) by -= 1;
  return by;
}
