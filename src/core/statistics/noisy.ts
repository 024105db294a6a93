/**
 * Noisy groups: the symbols differ between replicates, as they do if a mark fires only sometimes.
 * The screen searches for the region in which one symbol is over-represented (`region.ts`); the
 * confirmation tests that region and symbol alone. All tests are exact: hypergeometric tails, and
 * one stratified by block.
 */
import type { UncorrectedDependence } from './dependence.ts';
import { fisherCombined, hypergeometric, hypergeometricTail } from './exact-tests.ts';
import { type Group, isDerived } from './groups.ts';
import { bestRegion, type Region, readableIn } from './region.ts';
import { allRows, type Rows, rowsOf, type TrialTable } from './trial-table.ts';

/** A noisy group deserves fresh trials if the screen's p is at most this. */
const WORTH_TESTING = 0.1;
/** The stratified p must also be at most this, or drift over time may explain the region. */
const DRIFT_GUARD = 0.01;

/**
 * The region of one symbol, with a raw p that combines the screen's and the confirmation's
 * (Fisher). Undefined if the symbols look independent of all factors.
 */
export function noisyDependence(group: Group, table: TrialTable, alpha: number): UncorrectedDependence | undefined {
  if (isDerived(group) && !passesPrescreen(group.labels, group.symbols, table, allRows(table))) return undefined;
  const region = bestRegion(group.labels, table, rowsOf(table, 'screen'));
  const fresh = rowsOf(table, 'confirm').filter((row) => (group.labels[row] ?? -1) >= 0);
  if (region === undefined || (fresh.length === 0 && region.p > WORTH_TESTING)) return undefined;
  const inside = rowsInside(region, table, fresh);
  const rawP = fisherCombined(region.p, overRepresentedP(region.label, group.labels, inside, fresh));
  if (fresh.length > 0 && rawP > WORTH_TESTING) return undefined;
  const driftP = rawP > alpha ? 1 : stratifiedP(region, group.labels, table, allRows(table));
  return { group, set: region.set, candidates: [region.set], region, rawP, decided: driftP <= DRIFT_GUARD };
}

/** Standard deviations by which the chi-square of some factor must exceed its expectation. */
const PRESCREEN_DEVIATIONS = 2.5;

/**
 * Whether a group deserves the exact tests: the chi-square of some factor is large, on the normal
 * scale of Wilson & Hilferty (PNAS 17, 1931). A cheap filter for the thousands of features of
 * random values. It confirms nothing: a group below the threshold could not survive Holm's
 * correction.
 */
export function passesPrescreen(labels: Int32Array, symbols: number, table: TrialTable, rows: Rows): boolean {
  const readable = readableIn(labels, rows);
  return table.factors.some(({ levels }, factor) => {
    const column = table.columns[factor] ?? new Int32Array(0);
    const cells = new Float64Array(symbols * levels.length);
    for (const row of readable) {
      const cell = (labels[row] ?? 0) * levels.length + (column[row] ?? 0);
      cells[cell] = (cells[cell] ?? 0) + 1;
    }
    return chiSquareDeviations(cells, symbols, levels.length) > PRESCREEN_DEVIATIONS;
  });
}

/** `cells`: counts of a contingency table, row by row. 0 without a degree of freedom. */
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

/**
 * Fisher's exact test, one-sided: the symbol is more frequent among `inside` than among the other
 * rows.
 */
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
 * Stratified exact test, one-sided: as many of the region's trials show the symbol, if symbols are
 * exchangeable within blocks only. The hits of each block are hypergeometric; the distribution of
 * their sum is the convolution (Mantel & Haenszel, JNCI 22, 1959; exact tails as in Gart,
 * Biometrika 57, 1970). Guards against drift over time.
 */
export function stratifiedP(region: Region, labels: Int32Array, table: TrialTable, rows: Rows): number {
  const readable = readableIn(labels, rows);
  const inside = new Set(rowsInside(region, table, readable));
  const blocks = new Map<number, BlockCounts>();
  let observed = 0;
  for (const row of readable) {
    const number = table.trials[row]?.block ?? 0;
    const block = blocks.get(number) ?? { inside: 0, withSymbol: 0, trials: 0 };
    blocks.set(number, block);
    const [isIn, hasSymbol] = [inside.has(row), labels[row] === region.label];
    block.trials += 1;
    if (isIn) block.inside += 1;
    if (hasSymbol) block.withSymbol += 1;
    if (isIn && hasSymbol) observed += 1;
  }
  let sum: number[] = [1];
  for (const block of blocks.values())
    sum = convolved(sum, hypergeometric(block.inside, block.withSymbol, block.trials));
  return Math.min(
    1,
    sum.slice(observed).reduce((p, mass) => p + mass, 0),
  );
}

/** Trials in the region, trials with the symbol, and all trials. */
interface BlockCounts {
  inside: number;
  withSymbol: number;
  trials: number;
}

/** Probability masses of the sum of two independent counts. */
function convolved(a: readonly number[], b: readonly number[]): number[] {
  const sum = new Array<number>(a.length + b.length - 1).fill(0);
  a.forEach((mine, i) => {
    b.forEach((other, j) => {
      sum[i + j] = (sum[i + j] ?? 0) + mine * other;
    });
  });
  return sum;
}
