/**
 * Places that differ between the environments of a look, agree in all repeats of each, and are
 * covert by the rules of the classification. A look has few trials, so this shows what to audit; it
 * is no verdict.
 */
import type { Alignment, Design, PlannedTrial, RenderingsOf } from '../model/index.ts';
import { classify, findingsOf } from '../classify/index.ts';
import { explains } from '../statistics/explanations.ts';
import { groupSlots, type Group } from '../statistics/groups.ts';
import type { Dependence } from '../statistics/dependence.ts';
import { allRows, trialTable, type TrialTable } from '../statistics/trial-table.ts';
import { symbolName, unmasker } from '../align/symbol-names.ts';
import { kindOf } from '../carriers/kind.ts';

export interface CovertDifference {
  readonly place: { readonly message: string; readonly address: string; readonly carrier: string };
  /** Names of the symbols, in the order of the trials. */
  readonly symbols: readonly string[];
}

export interface CovertDifferencesInput {
  readonly alignment: Alignment;
  readonly trials: readonly PlannedTrial[];
  readonly levels: Design['factors'];
  readonly renderings: RenderingsOf;
}

export function covertDifferences({
  alignment,
  trials,
  levels,
  renderings,
}: CovertDifferencesInput): CovertDifference[] {
  const table = trialTable(trials, levels);
  const unmask = unmasker(alignment);
  const deterministic = groupSlots(alignment.slots, table).groups.filter((group) => !group.noisy);
  return deterministic.flatMap((group) => {
    const dependence = dependenceOf(group, table);
    if (dependence === undefined) return [];
    return findingsOf(dependence, { table, alignment, renderings: renderings }).flatMap((finding) => {
      const { response } = finding;
      if (response.feature !== undefined || classify(finding).class !== 'covert') return [];
      const { message, address, carrier } = response.slot;
      const isText = kindOf(carrier) === 'content';
      const names = response.symbols.flatMap((one) => (one === null ? [] : [symbolName(one, isText, unmask)]));
      return [{ place: { message, address, carrier }, symbols: [...new Set(names)] }];
    });
  });
}

/** The smallest set that explains the group, as classification takes it. */
function dependenceOf(group: Group, table: TrialTable): Dependence | undefined {
  const rows = allRows(table);
  const set = table.subsets.find((subset) => explains(subset, group.labels, table, rows));
  return set === undefined
    ? undefined
    : { group, set, candidates: [set], replicateAgreementP: 0, rawP: 0, p: 0, status: 'tell' };
}
