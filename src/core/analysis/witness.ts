/** The pair of trials that shows a tell best: other symbols, environments as alike as can be. */
import type { TrialTable } from './trial-table.ts';

/** Trials of each symbol that are looked at, the first ones: enough to choose from, and not quadratic in the trials. */
const MOST_PER_SYMBOL = 48;

/** Two trial ids in order, or one if the symbol never changes between readable trials. */
export function witnesses(
  symbols: readonly (string | null)[],
  factors: readonly string[],
  table: TrialTable,
): string[] {
  const rows = firstOfEach(symbols);
  let best: { pair: readonly [number, number]; cost: number } | undefined;
  for (const [i, a] of rows.entries()) {
    for (const b of rows.slice(i + 1)) {
      if (symbols[a] === symbols[b]) continue;
      const cost = differences(a, b, table) + 100 * Number(sameCell(a, b, factors, table));
      if (best === undefined || cost < best.cost) best = { pair: [a, b], cost };
    }
  }
  return (best?.pair ?? rows.slice(0, 1)).map((row) => table.trials[row]?.id ?? '');
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

function differences(a: number, b: number, table: TrialTable): number {
  return table.columns.reduce(
    (n, column) => n + Number(column[a] !== column[b]),
    Number(table.scenario[a] !== table.scenario[b]),
  );
}

function sameCell(a: number, b: number, factors: readonly string[], table: TrialTable): boolean {
  return table.factors.every(
    ({ name }, f) => !factors.includes(name) || table.columns[f]?.[a] === table.columns[f]?.[b],
  );
}
