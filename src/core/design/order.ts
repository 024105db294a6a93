/**
 * Order and blocks: rows in random order, cut into blocks of near 12, a repeated row in another
 * block than the first.
 */
import type { Row } from './coverage.ts';
import type { Prng } from './prng.ts';

const BLOCK = 12;

export interface BlockedRow {
  readonly row: Row;
  readonly block: number;
}

/**
 * Shuffles; rows from index `copiesFrom` on are repeats, moved out of a block that already holds
 * the same row.
 */
export function inBlocks(rows: readonly Row[], copiesFrom: number, random: Prng): BlockedRow[] {
  const blocks = Math.max(1, Math.round(rows.length / BLOCK));
  const order = random.shuffle(rows.map((_, index) => index));
  const blockAt = (place: number): number => Math.floor((place * blocks) / Math.max(1, order.length));
  const keys = rows.map((row) => row.join());
  for (let place = 0; place < order.length; place++) {
    if ((order[place] ?? 0) >= copiesFrom) moveApart(order, place, keys, blockAt, random);
  }
  return order.map((index, place) => ({ row: rows[index] ?? [], block: blockAt(place) }));
}

/** Swaps a repeat into a block that lacks its row, if there is one; a few tries are plenty. */
function moveApart(
  order: number[],
  place: number,
  keys: readonly string[],
  blockAt: (p: number) => number,
  random: Prng,
): void {
  const crowded = (at: number, index: number, leaving: number): boolean =>
    order.some((other, p) => p !== leaving && p !== at && blockAt(p) === blockAt(at) && keys[other] === keys[index]);
  for (let attempt = 0; attempt < 20; attempt++) {
    const index = order[place] ?? 0;
    if (!crowded(place, index, place)) return;
    const target = random.below(order.length);
    const held = order[target] ?? 0;
    if (blockAt(target) === blockAt(place) || crowded(target, index, place) || crowded(place, held, target)) continue;
    order[place] = held;
    order[target] = index;
    return;
  }
}
