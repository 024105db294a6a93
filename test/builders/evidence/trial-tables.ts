/** Tables of trials written down by hand: levels by factor, and a row of levels for each trial. */
import { trialTable, type TrialTable } from '../../../src/core/statistics/trial-table.ts';
import type { PlannedTrial } from '../../../src/core/model/index.ts';
import { trialId } from '../messages/captures.ts';

export interface Rest {
  readonly stage?: PlannedTrial['stage'];
  readonly block?: number;
  readonly scenario?: string;
}

/** Trials `001` on; `rows` give the index of each factor's level, in the order of `factors`. */
export function tableOfRows(
  factors: Readonly<Record<string, readonly string[]>>,
  rows: readonly (readonly number[])[],
  rest: (row: number) => Rest = () => ({}),
): TrialTable {
  const names = Object.keys(factors);
  const trials = rows.map(
    (levels, row): PlannedTrial => ({
      id: trialId(row),
      stage: 'screen',
      block: 0,
      scenario: 'reply',
      assignment: Object.fromEntries(names.map((name, i) => [name, factors[name]?.[levels[i] ?? 0] ?? ''])),
      ...rest(row),
    }),
  );
  return trialTable(trials, factors);
}
