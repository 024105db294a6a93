/** The scenarios in which a tell shows: its symbol differs between some of their trials. */
import type { TrialTable } from '../statistics/trial-table.ts';

/** Names, sorted; undefined if only one scenario was played. */
export function scenariosShowing(
  symbols: readonly (string | null)[],
  table: TrialTable,
): readonly string[] | undefined {
  if (table.scenarios < 2) return undefined;
  const symbolsIn = new Map<string, Set<string>>();
  for (const [row, { scenario }] of table.trials.entries()) {
    const symbol = symbols[row] ?? null;
    if (symbol !== null) symbolsIn.set(scenario, (symbolsIn.get(scenario) ?? new Set()).add(symbol));
  }
  return [...symbolsIn].flatMap(([scenario, different]) => (different.size > 1 ? [scenario] : [])).sort();
}

/** Symbols of trials in these scenarios, and null in all others; without scenarios, all symbols. */
export function withinScenarios(
  symbols: readonly (string | null)[],
  scenarios: readonly string[] | undefined,
  table: TrialTable,
): readonly (string | null)[] {
  if (scenarios === undefined || scenarios.length === 0) return symbols;
  return symbols.map((symbol, row) => (scenarios.includes(table.trials[row]?.scenario ?? '') ? symbol : null));
}
