/** In which scenarios a tell shows: those of whose trials it tells some apart. */
import type { TrialTable } from '../statistics/trial-table.ts';

/** Names in order; undefined where only one scenario was played, since nothing is to be said then. */
export function scenariosShowing(
  symbols: readonly (string | null)[],
  table: TrialTable,
): readonly string[] | undefined {
  if (table.scenarios < 2) return undefined;
  const seen = new Map<string, Set<string>>();
  for (const [row, { scenario }] of table.trials.entries()) {
    const symbol = symbols[row] ?? null;
    if (symbol !== null) seen.set(scenario, (seen.get(scenario) ?? new Set()).add(symbol));
  }
  return [...seen].flatMap(([scenario, different]) => (different.size > 1 ? [scenario] : [])).sort();
}

/** What the others show is of no account to a reader of this tell: null there. */
export function withinScenarios(
  symbols: readonly (string | null)[],
  scenarios: readonly string[] | undefined,
  table: TrialTable,
): readonly (string | null)[] {
  if (scenarios === undefined || scenarios.length === 0) return symbols;
  return symbols.map((symbol, row) => (scenarios.includes(table.trials[row]?.scenario ?? '') ? symbol : null));
}
