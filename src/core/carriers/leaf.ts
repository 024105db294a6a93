/**
 * Messages of one tool repeat each other nearly whole. A message similar to a known one is read
 * only where its bytes differ, if they differ in leaves alone. A leaf is a stretch that does not
 * affect how the rest is read. Each format defines its leaves; this file compares known and new
 * bytes.
 *
 *     known   {"model":"a","text":"good morning"}
 *     leaves           ---        --------------
 *     new     {"model":"a","text":"good night"}
 *     change                      ------------     only this leaf is read again
 */
import type { Place } from './reading.ts';

/** How a leaf ends, and how it is read. */
export interface LeafKind {
  /** Offset behind the leaf that begins at `from` in other bytes; -1 if none begins there. */
  readonly endIn: (bytes: Buffer, from: number) => number;
  /**
   * The place of a leaf with these bytes, the rest of the message unchanged. Null where they are no
   * such leaf, or could not be rebuilt from its place.
   */
  readonly read: (bytes: Buffer, from: number, to: number) => Place | null;
}

/**
 * A stretch of a message. Leaves do not overlap, and fixed bytes separate any two of variable
 * length.
 */
export interface Leaf {
  readonly from: number;
  readonly to: number;
  /** Its place: numbers of members or items from the root down. */
  readonly path: readonly number[];
  readonly kind: LeafKind;
}

/** A leaf with other bytes, and their extent in the new message. */
export interface LeafChange {
  readonly leaf: Leaf;
  readonly from: number;
  readonly to: number;
}

/** A kind of leaf with a constant length. */
export const fixedLeaf = (length: number, read: LeafKind['read']): LeafKind => ({
  endIn: (bytes, from) => (from + length <= bytes.length ? from + length : -1),
  read,
});

/**
 * The leaves, in order, in which `bytes` differ from `known`; null where they differ outside of
 * leaves as well.
 */
export function changesBetween(known: Buffer, leaves: readonly Leaf[], bytes: Buffer): LeafChange[] | null {
  const changes: LeafChange[] = [];
  let next = 0;
  let at = 0;
  let shift = 0;
  for (;;) {
    at += commonLength(known, at, bytes, at + shift);
    if (at === known.length && at + shift === bytes.length) return changes;
    next = firstEndingAt(leaves, next, at);
    const leaf = leaves[next];
    if (leaf === undefined || leaf.from > at) return null;
    const from = leaf.from + shift;
    const to = leaf.kind.endIn(bytes, from);
    if (to < 0) return null;
    changes.push({ leaf, from, to });
    next += 1;
    at = leaf.to;
    shift = to - leaf.to;
  }
}

/** Index of the first leaf, from `first` on, that ends at `at` or behind. */
function firstEndingAt(leaves: readonly Leaf[], first: number, at: number): number {
  let [low, high] = [first, leaves.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((leaves[middle]?.to ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Number of bytes compared one by one before whole stretches are compared. */
const NEAR = 32;

/** Number of equal bytes in `a` from `i` and in `b` from `j`. */
export function commonLength(a: Buffer, i: number, b: Buffer, j: number): number {
  const most = Math.min(a.length - i, b.length - j);
  let same = near(a, i, b, j, Math.min(NEAR, most));
  if (same < NEAR) return same;
  for (let stretch = 4 * NEAR; same < most; stretch *= 4) {
    const length = Math.min(stretch, most - same);
    if (!areEqual(a, i + same, b, j + same, length)) return same + firstDifference(a, i + same, b, j + same, length);
    same += length;
  }
  return same;
}

function near(a: Buffer, i: number, b: Buffer, j: number, most: number): number {
  let same = 0;
  while (same < most && a[i + same] === b[j + same]) same += 1;
  return same;
}

const areEqual = (a: Buffer, i: number, b: Buffer, j: number, length: number): boolean =>
  a.compare(b, j, j + length, i, i + length) === 0;

/** Offset of the first difference in two stretches that differ. */
function firstDifference(a: Buffer, i: number, b: Buffer, j: number, length: number): number {
  let [same, left] = [0, length];
  while (left > NEAR) {
    const half = left >> 1;
    if (areEqual(a, i + same, b, j + same, half)) {
      same += half;
      left -= half;
    } else left = half;
  }
  return same + near(a, i + same, b, j + same, left);
}
