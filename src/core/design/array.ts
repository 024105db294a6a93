/**
 * Balanced, nearly orthogonal arrays of mixed levels, built column by column (Xu, "An Algorithm for
 * Constructing Orthogonal and Nearly-Orthogonal Arrays with Mixed Levels and Small Runs",
 * Technometrics 44, 2002). Each new column starts balanced. It exchanges pairs of its entries while
 * that evens out how often its levels meet those of earlier columns. Combinations that stay
 * uncovered get rows in `covering.ts`. It promises no coverage: count it.
 */
import type { Row } from './coverage.ts';
import type { Prng } from './prng.ts';

const RESTARTS = 4;

/** `count` rows over columns of `sizes` levels; sizes in any order. */
export function balancedRows(sizes: readonly number[], count: number, random: Prng): Row[] {
  const order = sizes.map((_, column) => column).sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b);
  const done: Int32Array[] = [];
  for (const column of order)
    done.push(
      bestColumn(
        done,
        order.map((c) => sizes[c] ?? 1),
        sizes[column] ?? 1,
        count,
        random,
      ),
    );
  return Array.from({ length: count }, (_, row) => sizes.map((_, column) => done[order.indexOf(column)]?.[row] ?? 0));
}

function bestColumn(
  done: readonly Int32Array[],
  doneSizes: readonly number[],
  size: number,
  count: number,
  random: Prng,
): Int32Array {
  let best: { column: Int32Array; cost: number } | undefined;
  for (let attempt = 0; attempt < (done.length === 0 ? 1 : RESTARTS); attempt++) {
    const column = Int32Array.from(random.shuffle(Array.from({ length: count }, (_, row) => row % size)));
    const cost = improve(column, done, doneSizes, size);
    if (best === undefined || cost < best.cost) best = { column, cost };
  }
  return best?.column ?? new Int32Array(count);
}

/** Exchanges entries in place until no exchange lowers the cost; returns the cost reached. */
function improve(column: Int32Array, done: readonly Int32Array[], doneSizes: readonly number[], size: number): number {
  const tables = done.map((other, index) => coOccurrences(column, other, size, doneSizes[index] ?? 1));
  for (let improved = true; improved; ) {
    improved = false;
    for (let a = 0; a < column.length; a++) {
      for (let b = a + 1; b < column.length; b++) {
        if (column[a] !== column[b] && exchangeGain(column, done, tables, size, a, b) < -1e-9) {
          exchange(column, done, tables, size, a, b);
          improved = true;
        }
      }
    }
  }
  return tables.reduce((sum, table, i) => sum + squares(table) * (doneSizes[i] ?? 1), 0);
}

/** How often level l of the column meets level m of another, at m * size + l. */
function coOccurrences(column: Int32Array, other: Int32Array, size: number, otherSize: number): Int32Array {
  const table = new Int32Array(size * otherSize);
  for (const [row, level] of column.entries()) {
    const at = (other[row] ?? 0) * size + level;
    table[at] = (table[at] ?? 0) + 1;
  }
  return table;
}

const squares = (table: Int32Array): number => table.reduce((sum, n) => sum + n * n, 0);

/**
 * Change of the sum of squared meetings, each weighted by the number of cells, when rows a and b
 * exchange entries.
 */
function exchangeGain(
  column: Int32Array,
  done: readonly Int32Array[],
  tables: readonly Int32Array[],
  size: number,
  a: number,
  b: number,
): number {
  const [la, lb] = [column[a] ?? 0, column[b] ?? 0];
  let gain = 0;
  for (const [index, other] of done.entries()) {
    const table = tables[index];
    const [ma, mb] = [(other[a] ?? 0) * size, (other[b] ?? 0) * size];
    if (table === undefined || ma === mb) continue;
    const [aa, ab] = [table[ma + la] ?? 0, table[ma + lb] ?? 0];
    const [ba, bb] = [table[mb + la] ?? 0, table[mb + lb] ?? 0];
    gain += 2 * (ab - aa + 1 + (ba - bb + 1)) * (table.length / size);
  }
  return gain;
}

function exchange(
  column: Int32Array,
  done: readonly Int32Array[],
  tables: readonly Int32Array[],
  size: number,
  a: number,
  b: number,
): void {
  const [la, lb] = [column[a] ?? 0, column[b] ?? 0];
  for (const [index, other] of done.entries()) {
    const table = tables[index] ?? new Int32Array(0);
    const [ma, mb] = [(other[a] ?? 0) * size, (other[b] ?? 0) * size];
    for (const [at, by] of [
      [ma + la, -1],
      [ma + lb, 1],
      [mb + lb, -1],
      [mb + la, 1],
    ] as const)
      table[at] = (table[at] ?? 0) + by;
  }
  column[a] = lb;
  column[b] = la;
}
