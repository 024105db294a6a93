/** The witness of a tell: two trials with different symbols and the most similar environments. */
import type { TrialTable } from '../statistics/trial-table.ts';

/** Only the first trials of each symbol are candidates: enough to choose from. */
const MOST_PER_SYMBOL = 48;
/**
 * Extra cost of a pair with equal levels of the tell's factors: more than any number of other
 * differences.
 */
const SAME_CELL = 100;
/** Cost of a pair that differs in one factor of the tell and in nothing else: none is better. */
const BEST = 1;

/** Two trial ids in order; one if all readable trials show the same symbol. */
export function witnesses(
  symbols: readonly (string | null)[],
  factors: readonly string[],
  table: TrialTable,
): string[] {
  const first = firstOfEach(symbols);
  const pair = bestPair(worthPairing(first, symbols, table), symbols, costBetween(factors, table));
  return (pair ?? first.slice(0, 1)).map((row) => table.trials[row]?.id ?? '');
}

/** Rows of the first of the cheapest pairs. */
function bestPair(
  rows: readonly number[],
  symbols: readonly (string | null)[],
  costOf: (a: number, b: number) => number,
): readonly number[] | undefined {
  let best: readonly number[] | undefined;
  let least = Infinity;
  for (const [i, a] of rows.entries()) {
    for (let j = i + 1; j < rows.length; j++) {
      const b = rows[j] ?? a;
      const cost = symbols[a] === symbols[b] ? Infinity : costOf(a, b);
      if (cost < least) [best, least] = [[a, b], cost];
      if (least <= BEST) return best;
    }
  }
  return best;
}

function firstOfEach(symbols: readonly (string | null)[]): number[] {
  const seen = new Map<string, number>();
  return symbols.flatMap((symbol, row) => {
    if (symbol === null) return [];
    const count = seen.get(symbol) ?? 0;
    if (count >= MOST_PER_SYMBOL) return [];
    seen.set(symbol, count + 1);
    return [row];
  });
}

/**
 * The first row of each environment, and its first with another symbol. No other row makes a
 * cheaper or an earlier pair.
 */
function worthPairing(rows: readonly number[], symbols: readonly (string | null)[], table: TrialTable): number[] {
  const first = new Map<number, number>();
  const other = new Set<number>();
  return rows.filter((row) => {
    const environment = table.replicateOf[row] ?? row;
    const known = first.get(environment);
    if (known === undefined) return first.set(environment, row);
    return symbols[known] !== symbols[row] && !other.has(environment) && other.add(environment);
  });
}

/**
 * Cost of a pair of rows: the number of factors in which they differ, the scenario counted as one.
 */
function costBetween(factors: readonly string[], table: TrialTable): (a: number, b: number) => number {
  const own = table.columns.filter((_, f) => factors.includes(table.factors[f]?.name ?? ''));
  const others = [...table.columns.filter((column) => !own.includes(column)), table.scenario];
  const differences = (columns: readonly Int32Array[], a: number, b: number): number => {
    let count = 0;
    for (const column of columns) if (column[a] !== column[b]) count++;
    return count;
  };
  return (a, b) => {
    const inOwn = differences(own, a, b);
    return inOwn + differences(others, a, b) + (inOwn === 0 ? SAME_CELL : 0);
  };
}
