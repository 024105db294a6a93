/**
 * The region of the factor space in which a symbol is over-represented: a set of levels of one
 * factor, or a rectangle of two. Works on counts of trials by level and by pair of levels.
 *
 *     trials with symbol x / all trials              one factor:    zone in {east}           9/12
 *              en     de     fr                      rectangle:     zone in {east},
 *     east    4/4    5/5    0/3                                     lang in {en, de}         9/9
 *     west    0/4    1/4    0/4                      outside the rectangle:                  1/15
 *
 * Fisher's exact test gives the rectangle a p, multiplied by the number of symbols tested and by
 * the rectangle's `multiplicity`.
 */
import { hypergeometricTail, lnChoose } from './exact-tests.ts';
import type { FactorSet } from './cells.ts';
import { levelCounts, LevelCounts } from './level-counts.ts';
import { memoizeByObject } from '../stdx/memo.ts';
import type { Rows, TrialTable } from './trial-table.ts';

export interface Region {
  readonly set: FactorSet;
  /** By factor of the set: the level indices at which the symbol is more frequent. */
  readonly levels: readonly ReadonlySet<number>[];
  readonly label: number;
  /** Exact one-sided p, corrected for all regions and symbols tested. */
  readonly p: number;
}

/** Symbols tested in a group, most frequent first. */
const MOST_SYMBOLS = 8;
/** Factors tested in pairs; the correction counts all pairs nevertheless. */
const LEADING_FACTORS = 5;

/** The region with the smallest p on these rows; undefined if no symbol occurs twice. */
export function bestRegion(labels: Int32Array, table: TrialTable, rows: Rows): Region | undefined {
  const readable = readableIn(labels, rows);
  const symbols = frequentSymbols(labels, readable);
  const all = levelCounts(table, readable);
  let best: Region | undefined;
  for (const label of symbols) {
    const rowsOfLabel = readable.filter((row) => labels[row] === label);
    const withSymbol = new LevelCounts(table, rowsOfLabel);
    for (const region of regionsFor(label, { all, withSymbol }, table)) {
      const p = Math.min(1, region.p * symbols.length * multiplicity(region, table));
      if (best === undefined || p < best.p) best = { ...region, p };
    }
  }
  return best;
}

/** Returns `rows` itself if all are readable, so that memoized counts are reused. */
export function readableIn(labels: Int32Array, rows: Rows): Rows {
  return rows.every((row) => (labels[row] ?? -1) >= 0) ? rows : rows.filter((row) => (labels[row] ?? -1) >= 0);
}

/** Counts over all readable trials, and over those that show the symbol. */
interface SymbolCounts {
  readonly all: LevelCounts;
  readonly withSymbol: LevelCounts;
}

/**
 * One region for each factor, and one for each pair of the factors with the smallest p: a
 * rectangle shows in both of its factors.
 */
function regionsFor(label: number, counted: SymbolCounts, table: TrialTable): Region[] {
  const single = table.factors.map((_, factor) => regionFor(label, [factor], counted));
  const leading = [...single].sort((a, b) => a.p - b.p || (a.set[0] ?? 0) - (b.set[0] ?? 0)).slice(0, LEADING_FACTORS);
  const factors = leading.map(({ set }) => set[0] ?? 0).sort((a, b) => a - b);
  const pairs = factors.flatMap((a, i) => factors.slice(i + 1).map((b) => [a, b]));
  return [...single, ...pairs.map((pair) => regionFor(label, pair, counted))];
}

function frequentSymbols(labels: Int32Array, rows: Rows): number[] {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(labels[row] ?? -1, (counts.get(labels[row] ?? -1) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_SYMBOLS)
    .map(([label]) => label);
}

/**
 * Multiplicity factor of a region (weighted Bonferroni; Holm, Scandinavian Journal of Statistics
 * 6, 1979, section 4): the reciprocal of the share of alpha assigned to it in advance. Alpha is
 * split evenly over the two set sizes, then over the factor sets of that size. For each factor it
 * is split over the number of levels chosen, then over the level sets of that number. A
 * single-level region therefore costs less than one of several levels.
 */
function multiplicity({ set, levels }: Pick<Region, 'set' | 'levels'>, table: TrialTable): number {
  return set.reduce(
    (product, factor, at) => {
      const size = table.factors[factor]?.levels.length ?? 1;
      return product * (size - 1) * Math.exp(lnChoose(size, levels[at]?.size ?? 1));
    },
    2 * (setsOfSize(table)[set.length] ?? 0),
  );
}

const setsOfSize = memoizeByObject(({ subsets }: TrialTable) =>
  [0, 1, 2, 3].map((size) => subsets.filter(({ length }) => length === size).length),
);

/** Chooses the levels with the highest rates of the symbol, factor by factor. */
function regionFor(label: number, set: FactorSet, { all, withSymbol }: SymbolCounts): Region {
  const levels: ReadonlySet<number>[] = [];
  let [inside, hits] = [all.trials, withSymbol.trials];
  for (const factor of set) {
    const [first, outer] = [set[0] ?? 0, levels[0]];
    const seenAt = outer === undefined ? all.byLevel(factor) : all.byLevelWithin(first, outer, factor);
    const withSymbolAt =
      outer === undefined ? withSymbol.byLevel(factor) : withSymbol.byLevelWithin(first, outer, factor);
    const chosen = bestLevels(seenAt, withSymbolAt, inside, hits);
    levels.push(chosen);
    [inside, hits] = [sumAt(seenAt, chosen), sumAt(withSymbolAt, chosen)];
  }
  return { set, levels, label, p: hypergeometricTail(hits, inside, withSymbol.trials, all.trials) };
}

function sumAt(counts: Int32Array, levels: ReadonlySet<number>): number {
  let sum = 0;
  for (const level of levels) sum += counts[level] ?? 0;
  return sum;
}

/**
 * The levels with the highest rates of the symbol, cut where the excess over expectation is most
 * standard deviations (up to a constant factor).
 */
function bestLevels(seen: Int32Array, withSymbol: Int32Array, trials: number, hitsInAll: number): Set<number> {
  const sorted: number[] = [];
  const rates = new Float64Array(seen.length);
  for (let level = 0; level < seen.length; level++) {
    const trialsAtLevel = seen[level] ?? 0;
    if (trialsAtLevel === 0) continue;
    sorted.push(level);
    rates[level] = (withSymbol[level] ?? 0) / trialsAtLevel;
  }
  sorted.sort((a, b) => (rates[b] ?? 0) - (rates[a] ?? 0) || a - b);
  let [n, hits, best, cut] = [0, 0, -Infinity, 1];
  for (let index = 0; index < sorted.length - 1; index++) {
    n += seen[sorted[index] ?? 0] ?? 0;
    hits += withSymbol[sorted[index] ?? 0] ?? 0;
    const excess = (hits * trials - n * hitsInAll) / Math.sqrt(n * (trials - n));
    if (excess > best) [best, cut] = [excess, index + 1];
  }
  return new Set(sorted.slice(0, cut));
}
