/**
 * The table that association computes on: trials as rows, factors as integer columns. Time and
 * worker are not in it.
 */
import { subsets } from '../design/index.ts';
import type { PlannedTrial } from '../model/index.ts';
import { memoizeByObject } from '../stdx/memo.ts';

/** Row numbers to test; the screen's rows without the confirmation's, for example. */
export type Rows = readonly number[];

export interface TrialTable {
  /** Sorted by id. */
  readonly trials: readonly PlannedTrial[];
  /** Factors with two levels or more among these trials. */
  readonly factors: readonly { readonly name: string; readonly levels: readonly string[] }[];
  /** Level index by factor, then trial. */
  readonly columns: readonly Int32Array[];
  /** Scenario index by trial. Part of every cell, never of a reported factor set. */
  readonly scenario: Int32Array;
  readonly scenarios: number;
  /** By trial: row of the first trial with the same assignment and scenario. */
  readonly replicateOf: Int32Array;
  /** Factor sets of size one, two and three, smallest first. */
  readonly subsets: readonly (readonly number[])[];
}

export function trialTable(
  trials: readonly PlannedTrial[],
  factors: Readonly<Record<string, readonly string[]>>,
): TrialTable {
  const sorted = [...trials].sort((a, b) => compareIds(a.id, b.id));
  const levelOf = (trial: PlannedTrial, name: string): string => trial.assignment[name] ?? factors[name]?.[0] ?? '';
  const varied = Object.keys(factors)
    .filter((name) => new Set(sorted.map((trial) => levelOf(trial, name))).size > 1)
    .map((name) => ({ name, levels: factors[name] ?? [] }));
  const columns = varied.map(({ name, levels }) =>
    Int32Array.from(sorted, (trial) => levels.indexOf(levelOf(trial, name))),
  );
  const scenarios = [...new Set(sorted.map((trial) => trial.scenario))].sort();
  const scenario = Int32Array.from(sorted, (trial) => scenarios.indexOf(trial.scenario));
  const keys = sorted.map((_, row) => [scenario[row], ...columns.map((column) => column[row])].join());
  const first = new Map<string, number>();
  for (const [row, key] of keys.entries()) if (!first.has(key)) first.set(key, row);
  return {
    trials: sorted,
    factors: varied,
    columns,
    scenario,
    scenarios: scenarios.length,
    replicateOf: Int32Array.from(keys, (key) => first.get(key) ?? 0),
    subsets: [1, 2, 3].flatMap((size) => subsets(varied.length, size)),
  };
}

/** Numeric order for ids of any length. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

export const rowsOf = (table: TrialTable, stage: 'screen' | 'confirm'): Rows => rowsByStage(table)[stage];

export const allRows = (table: TrialTable): Rows => rowsByStage(table).all;

/** Memoized, so that other memos can use the lists as keys. */
const rowsByStage = memoizeByObject(({ trials }: TrialTable) => {
  const all = trials.map((_, row) => row);
  const of = (stage: PlannedTrial['stage']): Rows => all.filter((row) => trials[row]?.stage === stage);
  return { all, screen: of('screen'), confirm: of('confirm') };
});
