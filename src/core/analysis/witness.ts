/** The pair of trials that shows a tell best: other symbols, environments as alike as can be. */
import type { TrialTable } from './trial-table.ts';

/** Two trial ids in order, or one if the symbol never changes between readable trials. */
export function witnesses(
  symbols: readonly (string | null)[],
  factors: readonly string[],
  table: TrialTable,
): string[] {
  const rows = symbols.flatMap((symbol, row) => (symbol === null ? [] : [row]));
  let best: { pair: readonly [number, number]; cost: number } | undefined;
  for (const [i, a] of rows.entries()) {
    for (const b of rows.slice(i + 1)) {
      if (symbols[a] === symbols[b]) continue;
      const cost = differences(a, b, table) + (factors.length === 0 ? 0 : 100 * Number(sameCell(a, b, factors, table)));
      if (best === undefined || cost < best.cost) best = { pair: [a, b], cost };
    }
  }
  return (best?.pair ?? rows.slice(0, 1)).map((row) => table.trials[row]?.id ?? '');
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
