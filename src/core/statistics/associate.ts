/**
 * Association: which factors each group of slots depends on, with a family-wise corrected p.
 *
 * 1. Group: slots that partition the trials identically are tested once (`groups.ts`).
 * 2. A group whose replicates agree is deterministic: the smallest factor set that leaves one
 *    symbol
 *    in every cell explains it (`deterministic.ts`).
 * 3. Any other group, or one that no set explains, is noisy: a region of the factor space has one
 *    symbol more often than chance allows (`noisy.ts`, `region.ts`).
 * 4. Holm corrects the raw p-values over all groups, those without a dependence included.
 * 5. Status: a tell if the factors are decided and the corrected p is at most alpha.
 *
 *     trial    1       2       3       4        groups        smallest set
 *     zone     east    east    west    west
 *     lang     en      de      en      de
 *     slot a   'x'     'x'     'y'     'y'      0 0 1 1       {zone}
 *     slot b   '1'     '1'     '2'     '2'      0 0 1 1       with a: tested once
 *     slot c   'p'     'q'     'q'     'p'      0 1 1 0       {zone, lang}
 *
 * Must not know what symbols and levels mean: `classify` does.
 */
import type { PlannedTrial, Slot } from '../model/index.ts';
import type { Dependence, UncorrectedDependence } from './dependence.ts';
import { deterministicDependence, replicateAgreementP } from './deterministic.ts';
import { holmAdjusted } from './exact-tests.ts';
import { type Group, type Grouping, groupSlots } from './groups.ts';
import { noisyDependence } from './noisy.ts';
import { type TrialTable, trialTable } from './trial-table.ts';

export type { Dependence } from './dependence.ts';

export interface Association {
  readonly table: TrialTable;
  readonly grouped: Grouping;
  /** Tells and unconfirmed hypotheses; a group that depends on no varied factor has no entry. */
  readonly dependences: readonly Dependence[];
}

export interface AssociateInput {
  /** Captured trials, in any order. */
  readonly trials: readonly PlannedTrial[];
  readonly factors: Readonly<Record<string, readonly string[]>>;
  readonly slots: readonly Slot[];
  /** Family-wise error rate; default `ALPHA`. */
  readonly alpha?: number;
}

export const ALPHA = 0.001;

export function associate({ trials, factors, slots, alpha }: AssociateInput): Association {
  return associateIn(trialTable(trials, factors), slots, alpha);
}

/** `alpha`: family-wise error rate. */
export function associateIn(table: TrialTable, slots: readonly Slot[], alpha = ALPHA): Association {
  const grouped = groupSlots(slots, table);
  if (table.factors.length === 0) return { table, grouped, dependences: [] };
  const uncorrected = grouped.groups.map((group) => dependenceOf(group, table, alpha));
  return { table, grouped, dependences: correctedOverGroups(uncorrected, table, alpha) };
}

/**
 * Agreeing replicates do not prove a group deterministic: a group that no set explains may vary on
 * its own, its few replicates agreeing by chance.
 */
function dependenceOf(group: Group, table: TrialTable, alpha: number): UncorrectedDependence | undefined {
  const deterministic = group.noisy ? undefined : deterministicDependence(group, table);
  return deterministic ?? noisyDependence(group, table, alpha);
}

function correctedOverGroups(
  uncorrected: readonly (UncorrectedDependence | undefined)[],
  table: TrialTable,
  alpha: number,
): Dependence[] {
  const adjusted = holmAdjusted(uncorrected.map((dependence) => dependence?.rawP ?? 1));
  return uncorrected.flatMap((dependence, index) => {
    if (dependence === undefined) return [];
    const { decided, ...rest } = dependence;
    const p = adjusted[index] ?? 1;
    const status = decided && p <= alpha ? ('tell' as const) : ('unconfirmed' as const);
    return [{ ...rest, p, status, replicateAgreementP: replicateAgreementP(dependence.group, table) }];
  });
}
