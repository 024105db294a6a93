/** Counts which combinations of levels a set of rows covers, whatever made the rows. */

/** One level index a column. */
export type Row = readonly number[];

/** All `size`-subsets of 0..n-1, in lexicographic order. */
export function subsets(n: number, size: number): number[][] {
  if (size === 0) return [[]];
  const out: number[][] = [];
  for (let first = 0; first <= n - size; first++) {
    for (const rest of subsets(n - first - 1, size - 1)) out.push([first, ...rest.map((i) => i + first + 1)]);
  }
  return out;
}

/**
 * How often each combination of levels of `columns` occurs; index is mixed-radix, first column most
 * significant.
 */
export function cellCounts(rows: readonly Row[], sizes: readonly number[], columns: readonly number[]): Uint32Array {
  const cells = columns.reduce((product, column) => product * (sizes[column] ?? 1), 1);
  const counts = new Uint32Array(cells);
  for (const row of rows) {
    let cell = 0;
    for (const column of columns) cell = cell * (sizes[column] ?? 1) + (row[column] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return counts;
}

/** Fewest rows of any combination of levels of any `strength` columns; 0 means not covered. */
export function leastReplication(rows: readonly Row[], sizes: readonly number[], strength: number): number {
  let least = rows.length;
  for (const columns of subsets(sizes.length, Math.min(strength, sizes.length))) {
    for (const count of cellCounts(rows, sizes, columns)) least = Math.min(least, count);
  }
  return least;
}

/**
 * The largest strength up to `wanted` at which every combination occurs (capped by the number of
 * columns).
 */
export function strengthOf(rows: readonly Row[], sizes: readonly number[], wanted: number): number {
  for (let strength = wanted; strength > 0; strength--) {
    if (leastReplication(rows, sizes, strength) > 0) return strength;
  }
  return 0;
}
