/** What the classification looks at: one place of one confirmed group, and all that is known around it. */
import type { Alignment, Rendering, RenderingsOf, SlotContext } from '../model/index.ts';
import type { Judged } from './associate.ts';
import type { Place } from './place.ts';
import type { TrialTable } from './trial-table.ts';

export interface Finding {
  readonly place: Place;
  readonly judged: Judged;
  /** Factors it depends on, by name. */
  readonly factors: readonly string[];
  readonly table: TrialTable;
  readonly alignment: Alignment;
  /** Every form in which a trial's levels may be read. */
  readonly forms: RenderingsOf;
}

/** Rows in which the slot could be read. */
export function readableRows({ place }: Finding): number[] {
  return place.symbols.flatMap((symbol, row) => (symbol === null ? [] : [row]));
}

export function contextIn(finding: Finding, row: number): SlotContext | undefined {
  const trial = finding.table.trials[row];
  return trial === undefined ? undefined : finding.alignment.context(finding.place.slot, trial.id);
}

export function formsIn(finding: Finding, row: number, factor: string): Rendering[] {
  const trial = finding.table.trials[row];
  return trial === undefined ? [] : finding.forms(trial.id).filter((form) => form.factor === factor);
}

/** One row for each distinct symbol, at most twelve, in order of appearance. */
export function exemplars(finding: Finding): number[] {
  const first = new Map<string, number>();
  for (const row of readableRows(finding)) {
    const symbol = finding.place.symbols[row] ?? '';
    if (!first.has(symbol)) first.set(symbol, row);
  }
  return [...first.values()].slice(0, 12);
}
