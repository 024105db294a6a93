/**
 * Marks that fire only sometimes: slots whose symbols differ between identical environments. The screen looks for the
 * region of the factor space (one factor's levels, or a rectangle of two) in which a symbol is over-represented; the
 * confirmation tests that region and symbol alone.
 */
import { hypergeometric, hypergeometricTail, lnChoose } from './counting.ts';
import type { FactorSet, Rows } from './explain.ts';
import type { TrialTable } from './trial-table.ts';

export interface Region {
  readonly set: FactorSet;
  /** Levels of each factor of the set, by index, in which the symbol is more frequent. */
  readonly levels: readonly ReadonlySet<number>[];
  readonly label: number;
  /** Exact one-sided p, corrected for every region and symbol that was looked at. */
  readonly p: number;
}

/** Symbols tested per slot, most frequent first. */
const MOST_SYMBOLS = 8;
/** Factors that are paired; the correction still counts every pair. */
const LEADING = 5;

/** The most surprising region on these rows, or undefined if there is nothing to test. */
export function bestRegion(labels: Int32Array, table: TrialTable, rows: Rows): Region | undefined {
  const open = rows.filter((row) => (labels[row] ?? -1) >= 0);
  const symbols = frequent(labels, open);
  let best: Region | undefined;
  for (const label of symbols) {
    for (const region of regionsFor(label, labels, table, open)) {
      const p = Math.min(1, region.p * symbols.length * looks(region, table));
      if (best === undefined || p < best.p) best = { ...region, p };
    }
  }
  return best;
}

/** Standard deviations of some factor's chi-square, above which a noisy group is worth the exact tests. */
const PROMISING = 2.5;

/**
 * A cheap look before the exact tests, for the thousands of noisy places and of features that random values have: whether any factor's
 * chi-square stands out (normal scale by Wilson & Hilferty, PNAS 17, 1931). It decides nothing: what does not
 * stand out at this level could not survive the correction over all groups.
 */
export function promising(labels: Int32Array, symbols: number, table: TrialTable, rows: Rows): boolean {
  const open = rows.filter((row) => (labels[row] ?? -1) >= 0);
  return table.factors.some(({ levels }, factor) => {
    const column = table.columns[factor] ?? new Int32Array(0);
    const cells = new Float64Array(symbols * levels.length);
    for (const row of open) {
      const cell = (labels[row] ?? 0) * levels.length + (column[row] ?? 0);
      cells[cell] = (cells[cell] ?? 0) + 1;
    }
    return deviation(cells, symbols, levels.length) > PROMISING;
  });
}

function deviation(cells: Float64Array, rows: number, columns: number): number {
  const [byRow, byColumn] = [new Float64Array(rows), new Float64Array(columns)];
  cells.forEach((count, cell) => {
    byRow[Math.floor(cell / columns)] = (byRow[Math.floor(cell / columns)] ?? 0) + count;
    byColumn[cell % columns] = (byColumn[cell % columns] ?? 0) + count;
  });
  const all = byRow.reduce((sum, count) => sum + count, 0);
  let statistic = 0;
  cells.forEach((count, cell) => {
    const expected = ((byRow[Math.floor(cell / columns)] ?? 0) * (byColumn[cell % columns] ?? 0)) / all;
    if (expected > 0) statistic += (count - expected) ** 2 / expected;
  });
  const degrees = (byRow.filter((sum) => sum > 0).length - 1) * (byColumn.filter((sum) => sum > 0).length - 1);
  if (degrees < 1) return 0;
  const variance = 2 / (9 * degrees);
  return (Math.cbrt(statistic / degrees) - (1 - variance)) / Math.sqrt(variance);
}

/** One region a factor, and one for each pair of the factors that tell most alone: a rectangle shows on both its sides. */
function regionsFor(label: number, labels: Int32Array, table: TrialTable, rows: Rows): Region[] {
  const single = table.factors.map((_, factor) => regionFor(label, [factor], labels, table, rows));
  const leading = [...single].sort((a, b) => a.p - b.p || (a.set[0] ?? 0) - (b.set[0] ?? 0)).slice(0, LEADING);
  const factors = leading.map(({ set }) => set[0] ?? 0).sort((a, b) => a - b);
  const pairs = factors.flatMap((a, i) => factors.slice(i + 1).map((b) => [a, b]));
  return [...single, ...pairs.map((pair) => regionFor(label, pair, labels, table, rows))];
}

function frequent(labels: Int32Array, rows: Rows): number[] {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(labels[row] ?? -1, (counts.get(labels[row] ?? -1) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_SYMBOLS)
    .map(([label]) => label);
}

/**
 * One over the share of the error rate that this region was given beforehand: evenly over two sizes of set, the sets of a size,
 * the numbers of levels of each factor, and the level sets of that number. So a region of one level costs less than one
 * of several (weighted Bonferroni; Holm, Scandinavian Journal of Statistics 6, 1979, section 4).
 */
function looks({ set, levels }: Pick<Region, 'set' | 'levels'>, table: TrialTable): number {
  const sets = table.subsets.filter(({ length }) => length === set.length).length;
  return set.reduce((product, factor, at) => {
    const size = table.factors[factor]?.levels.length ?? 1;
    return product * (size - 1) * Math.exp(lnChoose(size, levels[at]?.size ?? 1));
  }, 2 * sets);
}

/** Narrows factor by factor to the levels with the highest rates of the symbol. */
function regionFor(label: number, set: FactorSet, labels: Int32Array, table: TrialTable, rows: Rows): Region {
  let inside = rows;
  const levels: Set<number>[] = [];
  for (const factor of set) {
    const column = table.columns[factor] ?? new Int32Array(0);
    const chosen = bestLevels(column, table.factors[factor]?.levels.length ?? 1, inside, labels, label);
    levels.push(chosen);
    inside = inside.filter((row) => chosen.has(column[row] ?? -1));
  }
  return { set, levels, label, p: overRepresented(label, labels, inside, rows) };
}

/** Levels sorted by rate of the symbol, cut where the excess is most standard deviations (up to a constant factor). */
function bestLevels(column: Int32Array, size: number, rows: Rows, labels: Int32Array, label: number): Set<number> {
  const seen = new Int32Array(size);
  const marked = new Int32Array(size);
  let hitsInAll = 0;
  for (const row of rows) {
    const level = column[row] ?? 0;
    seen[level] = (seen[level] ?? 0) + 1;
    if (labels[row] !== label) continue;
    marked[level] = (marked[level] ?? 0) + 1;
    hitsInAll++;
  }
  const rate = (level: number): number => (marked[level] ?? 0) / (seen[level] ?? 1);
  const sorted = [...seen.keys()].filter((level) => (seen[level] ?? 0) > 0).sort((a, b) => rate(b) - rate(a) || a - b);
  let [n, hits, best, cut] = [0, 0, -Infinity, 1];
  for (let index = 0; index < sorted.length - 1; index++) {
    n += seen[sorted[index] ?? 0] ?? 0;
    hits += marked[sorted[index] ?? 0] ?? 0;
    const excess = (hits * rows.length - n * hitsInAll) / Math.sqrt(n * (rows.length - n));
    if (excess > best) [best, cut] = [excess, index + 1];
  }
  return new Set(sorted.slice(0, cut));
}

/** Fisher's exact one-sided p that the symbol is more frequent among `inside` than among the other rows. */
export function overRepresented(label: number, labels: Int32Array, inside: Rows, rows: Rows): number {
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
export function withinBlocks(region: Region, labels: Int32Array, table: TrialTable, rows: Rows): number {
  const open = rows.filter((row) => (labels[row] ?? -1) >= 0);
  const inside = new Set(rowsInside(region, table, open));
  const blocks = new Map<number, Block>();
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

interface Block {
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
