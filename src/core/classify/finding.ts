/**
 * A finding: one place of one dependence, with all that classification may look at. Must not set a
 * class.
 */
import type { Alignment, Rendering, RenderingsOf, SlotContext } from '../model/index.ts';
import { groupBy } from '../stdx/group-by.ts';
import type { Dependence } from '../statistics/dependence.ts';
import type { Response } from '../statistics/response.ts';
import { memoizeByObject } from '../stdx/memo.ts';
import type { TrialTable } from '../statistics/trial-table.ts';

/** The same for all findings of an audit. */
export interface FindingContext {
  readonly table: TrialTable;
  readonly alignment: Alignment;
  /** Every rendering of a trial's levels, by trial id. */
  readonly renderings: RenderingsOf;
}

export interface Finding extends FindingContext {
  readonly response: Response;
  readonly dependence: Dependence;
  /** Names of the factors that the place depends on. */
  readonly factors: readonly string[];
}

/** One finding for each place of the group, or for its first `most`. */
export function findingsOf(dependence: Dependence, context: FindingContext, most = Infinity): Finding[] {
  const factors = dependence.set.map((factor) => context.table.factors[factor]?.name ?? '');
  return dependence.group.responses.slice(0, most).map((response) => ({ ...context, response, dependence, factors }));
}

/** Rows of the table in which the place could be read. */
export const readableRows = ({ response }: Finding): readonly number[] => readIn(response.symbols);

/** Kept for each place: every rule reads them. */
const readIn = memoizeByObject((symbols: Response['symbols']) => {
  const rows: number[] = [];
  symbols.forEach((symbol, row) => {
    if (symbol !== null) rows.push(row);
  });
  return rows;
});

export function contextIn(finding: Finding, row: number): SlotContext | undefined {
  const trial = finding.table.trials[row];
  return trial === undefined ? undefined : finding.alignment.context(finding.response.slot, trial.id);
}

export function renderingsIn(finding: Finding, row: number, factor: string): readonly Rendering[] {
  const trial = finding.table.trials[row];
  return trial === undefined ? [] : (byFactor(finding.renderings(trial.id)).get(factor) ?? []);
}

/** Kept for each trial: every place is compared with them. */
const byFactor = memoizeByObject((all: readonly Rendering[]) => groupBy(all, ({ factor }) => factor));

/** The first row of each distinct symbol, at most twelve rows. */
export function exemplars(finding: Finding): number[] {
  const first = new Map<string, number>();
  for (const row of readableRows(finding)) {
    const symbol = finding.response.symbols[row] ?? '';
    if (!first.has(symbol)) first.set(symbol, row);
  }
  return [...first.values()].slice(0, 12);
}

/** Code points that replaced some rendering of a factor, by the factor's name. */
export function placeholdersByFactor({ alignment }: Pick<Finding, 'alignment'>): Map<string, Set<string>> {
  const byFactor = new Map<string, Set<string>>();
  for (const { factor, placeholder } of alignment.rendered) {
    byFactor.set(factor, (byFactor.get(factor) ?? new Set()).add(placeholder));
  }
  return byFactor;
}
