/** What the classification looks at: one place of one confirmed group, and all that is known around it. */
import type { Alignment, Rendering, RenderingsOf, SlotContext } from '../model/index.ts';
import { groupBy } from '../stdx/group-by.ts';
import type { Dependence } from '../statistics/associate.ts';
import type { Response } from '../statistics/response.ts';
import { memoizeByObject } from '../stdx/memo.ts';
import type { TrialTable } from '../statistics/trial-table.ts';

export interface Finding {
  readonly place: Response;
  readonly judged: Dependence;
  /** Factors it depends on, by name. */
  readonly factors: readonly string[];
  readonly table: TrialTable;
  readonly alignment: Alignment;
  /** Every form in which a trial's levels may be read. */
  readonly renderings: RenderingsOf;
}

/** Rows in which the slot could be read. */
export const readableRows = ({ place }: Finding): readonly number[] => readIn(place.symbols);

/** Every rule asks for the rows of the place that it looks at. */
const readIn = memoizeByObject((symbols: Response['symbols']) => {
  const rows: number[] = [];
  symbols.forEach((symbol, row) => {
    if (symbol !== null) rows.push(row);
  });
  return rows;
});

export function contextIn(finding: Finding, row: number): SlotContext | undefined {
  const trial = finding.table.trials[row];
  return trial === undefined ? undefined : finding.alignment.context(finding.place.slot, trial.id);
}

export function formsIn(finding: Finding, row: number, factor: string): readonly Rendering[] {
  const trial = finding.table.trials[row];
  return trial === undefined ? [] : (byFactor(finding.renderings(trial.id)).get(factor) ?? []);
}

/** A trial's forms are one list, which every place is compared with. */
const byFactor = memoizeByObject((forms: readonly Rendering[]) => groupBy(forms, ({ factor }) => factor));

/** One row for each distinct symbol, at most twelve, in order of appearance. */
export function exemplars(finding: Finding): number[] {
  const first = new Map<string, number>();
  for (const row of readableRows(finding)) {
    const symbol = finding.place.symbols[row] ?? '';
    if (!first.has(symbol)) first.set(symbol, row);
  }
  return [...first.values()].slice(0, 12);
}
