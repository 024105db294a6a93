/** The pair of trials that shows a tell best: other symbols, environments as alike as can be. */
import type { TrialTable } from '../statistics/trial-table.ts';

/** Trials of each symbol that are looked at, the first ones: enough to choose from. */
const MOST_PER_SYMBOL = 48;
/** What a pair costs that the tell's own factors do not tell apart: more than any number of other differences. */
const SAME_CELL = 100;
/** A pair that differs in one factor, and that one of the tell's: none is better. */
const BEST = 1;

/** Two trial ids in order, or one if the symbol never changes between readable trials. */
export function witnesses(
  symbols: readonly (string | null)[],
  factors: readonly string[],
  table: TrialTable,
): string[] {
  const first = firstOfEach(symbols);
  const pair = bestPair(worthPairing(first, symbols, table), symbols, costBetween(factors, table));
  return (pair ?? first.slice(0, 1)).map((row) => table.trials[row]?.id ?? '');
}

/** The first of the cheapest pairs. */
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

/** Of each environment the first row, and the first of another symbol: of two environments, no other rows make a cheaper or an earlier pair. */
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

/** Factors in which two trials differ, and the scenario. */
function costBetween(factors: readonly string[], table: TrialTable): (a: number, b: number) => number {
  const own = table.columns.filter((_, f) => factors.includes(table.factors[f]?.name ?? ''));
  const others = [...table.columns.filter((column) => !own.includes(column)), table.scenario];
  const apart = (columns: readonly Int32Array[], a: number, b: number): number => {
    let count = 0;
    for (const column of columns) if (column[a] !== column[b]) count++;
    return count;
  };
  return (a, b) => {
    const inOwn = apart(own, a, b);
    return inOwn + apart(others, a, b) + (inOwn === 0 ? SAME_CELL : 0);
  };
}
