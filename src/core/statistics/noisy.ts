/**
 * Marks that fire only sometimes: slots whose symbols differ between identical environments. The screen looks for the
 * region in which a symbol is over-represented (`region.ts`); the confirmation tests that region and symbol alone.
 */
import { hypergeometric, hypergeometricTail } from './exact-tests.ts';
import { type Region, readableIn } from './region.ts';
import type { Rows, TrialTable } from './trial-table.ts';

/** Standard deviations of some factor's chi-square, above which a noisy group is worth the exact tests. */
const PRESCREEN_DEVIATIONS = 2.5;

/**
 * A cheap look before the exact tests, for the thousands of noisy places and of features that random values have: whether any factor's
 * chi-square stands out (normal scale by Wilson & Hilferty, PNAS 17, 1931). It decides nothing: what does not
 * stand out at this level could not survive the correction over all groups.
 */
export function passesPrescreen(labels: Int32Array, symbols: number, table: TrialTable, rows: Rows): boolean {
  const open = readableIn(labels, rows);
  return table.factors.some(({ levels }, factor) => {
    const column = table.columns[factor] ?? new Int32Array(0);
    const cells = new Float64Array(symbols * levels.length);
    for (const row of open) {
      const cell = (labels[row] ?? 0) * levels.length + (column[row] ?? 0);
      cells[cell] = (cells[cell] ?? 0) + 1;
    }
    return chiSquareDeviations(cells, symbols, levels.length) > PRESCREEN_DEVIATIONS;
  });
}

function chiSquareDeviations(cells: Float64Array, rows: number, columns: number): number {
  const [byRow, byColumn] = [new Float64Array(rows), new Float64Array(columns)];
  let all = 0;
  for (let row = 0, cell = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, cell++) {
      const count = cells[cell] ?? 0;
      byRow[row] = (byRow[row] ?? 0) + count;
      byColumn[column] = (byColumn[column] ?? 0) + count;
      all += count;
    }
  let statistic = 0;
  for (let row = 0, cell = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, cell++) {
      const expected = ((byRow[row] ?? 0) * (byColumn[column] ?? 0)) / all;
      if (expected > 0) statistic += ((cells[cell] ?? 0) - expected) ** 2 / expected;
    }
  const degrees = (byRow.filter((sum) => sum > 0).length - 1) * (byColumn.filter((sum) => sum > 0).length - 1);
  if (degrees < 1) return 0;
  const variance = 2 / (9 * degrees);
  return (Math.cbrt(statistic / degrees) - (1 - variance)) / Math.sqrt(variance);
}

/** Fisher's exact one-sided p that the symbol is more frequent among `inside` than among the other rows. */
export function overRepresentedP(label: number, labels: Int32Array, inside: Rows, rows: Rows): number {
  const hits = (among: Rows): number => among.reduce((n, row) => n + (labels[row] === label ? 1 : 0), 0);
  return hypergeometricTail(hits(inside), inside.length, hits(rows), rows.length);
}

export function rowsInside(region: Region, table: TrialTable, rows: Rows): number[] {
  return rows.filter((row) =>
    region.set.every((factor, i) => region.levels[i]?.has(table.columns[factor]?.[row] ?? -1)),
  );
}

/**
 * Exact one-sided p that as many of the region's trials show the symbol when symbols are exchanged within blocks only: each
 * block's hits are hypergeometric, and their sum's distribution is the product of theirs (stratified exact test; Mantel &
 * Haenszel, JNCI 22, 1959, with exact tails after Gart, Biometrika 57, 1970). A guard against what drifts over time.
 */
export function stratifiedP(region: Region, labels: Int32Array, table: TrialTable, rows: Rows): number {
  const open = readableIn(labels, rows);
  const inside = new Set(rowsInside(region, table, open));
  const blocks = new Map<number, Stratum>();
  let observed = 0;
  for (const row of open) {
    const number = table.trials[row]?.block ?? 0;
    const block = blocks.get(number) ?? { inside: 0, marked: 0, trials: 0 };
    blocks.set(number, block);
    const [isIn, isMarked] = [inside.has(row), labels[row] === region.label];
    block.trials += 1;
    if (isIn) block.inside += 1;
    if (isMarked) block.marked += 1;
    if (isIn && isMarked) observed += 1;
  }
  let sum: number[] = [1];
  for (const block of blocks.values()) sum = convolved(sum, hypergeometric(block.inside, block.marked, block.trials));
  return Math.min(
    1,
    sum.slice(observed).reduce((p, mass) => p + mass, 0),
  );
}

interface Stratum {
  /** Trials in the region, trials with the symbol, and all. */
  inside: number;
  marked: number;
  trials: number;
}

/** Masses of the sum of two independent counts. */
function convolved(a: readonly number[], b: readonly number[]): number[] {
  const sum = new Array<number>(a.length + b.length - 1).fill(0);
  a.forEach((mine, i) => {
    b.forEach((other, j) => {
      sum[i + j] = (sum[i + j] ?? 0) + mine * other;
    });
  });
  return sum;
}
