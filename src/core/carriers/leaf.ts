/**
 * Messages of one tool repeat each other nearly whole. Where a message was read before, only what differs from it has to be read again, if it
 * stands in stretches that say nothing about the rest: leaves. Each format names its own; here known and new bytes are compared.
 */
import type { Place } from './reading.ts';

/** How a leaf ends, and what it says. */
export interface LeafKind {
  /** Offset behind the leaf that begins at `from` in other bytes; -1: none begins there. */
  readonly endIn: (bytes: Buffer, from: number) => number;
  /** The place that the bytes of a leaf make, the rest being as it is; null: not as a leaf, or not so that they could be rebuilt from it. */
  readonly read: (bytes: Buffer, from: number, to: number) => Place | null;
}

/** A stretch of a message. No two overlap, and fixed bytes stand between any two that differ in length. */
export interface Leaf {
  readonly from: number;
  readonly to: number;
  /** Its place: numbers of members or items from the root down. */
  readonly path: readonly number[];
  readonly kind: LeafKind;
}

/** A leaf that other bytes fill otherwise: from where to where in them. */
export interface LeafChange {
  readonly leaf: Leaf;
  readonly from: number;
  readonly to: number;
}

/** Always as long as here. */
export const fixedLeaf = (length: number, read: LeafKind['read']): LeafKind => ({
  endIn: (bytes, from) => (from + length <= bytes.length ? from + length : -1),
  read,
});

/** The leaves, in order, that `bytes` fill otherwise than `known`; null: they differ outside of any as well. */
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

/** Index of the first leaf from `first` on that ends at `at` or behind. */
function firstEndingAt(leaves: readonly Leaf[], first: number, at: number): number {
  let [low, high] = [first, leaves.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((leaves[middle]?.to ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Bytes looked at one by one before a whole stretch is compared at once. */
const NEAR = 32;

/** How many bytes are the same from `i` in `a` and `j` in `b` on. */
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

/** Of two stretches that differ. */
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
