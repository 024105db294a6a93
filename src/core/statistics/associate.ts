/**
 * Association: for each group of slots, the smallest set of factors that determines it, judged on the screen and on
 * fresh trials. A group's p combines (Fisher) an exact bound from the screen, corrected over factor sets, with an exact
 * one from the confirmation; Holm then corrects over all groups (pairs and triples of factors, derived features and all).
 */
import type { PlannedTrial, Slot } from '../model/index.ts';
import { fisherCombined, holmAdjusted } from './exact-tests.ts';
import { groupSlots, type Group, type Grouping } from './groups.ts';
import type { UncorrectedDependence, Dependence } from './dependence.ts';
import { overRepresentedP, passesPrescreen, rowsInside, stratifiedP } from './noisy.ts';
import { bestRegion } from './region.ts';
import { replicateAgreementP, isDerived, deterministicDependence } from './deterministic.ts';
import { allRows, rowsOf, trialTable, type TrialTable } from './trial-table.ts';

export type { Dependence } from './dependence.ts';

export interface Association {
  readonly table: TrialTable;
  readonly grouped: Grouping;
  /** Tells and hypotheses not borne out yet; groups that depend on nothing varied are left out. */
  readonly dependences: readonly Dependence[];
}

export interface AssociateInput {
  /** The trials captured, in any order. */
  readonly trials: readonly PlannedTrial[];
  readonly factors: Readonly<Record<string, readonly string[]>>;
  readonly slots: readonly Slot[];
  /** Family-wise error rate; default 0.001. */
  readonly alpha?: number;
}

export const ALPHA = 0.001;
/** A noisy group is worth fresh trials below this p of the screen. */
const WORTH_TESTING = 0.1;
/** A region must also stand out when symbols are exchanged within blocks only. */
const DRIFT_GUARD = 0.01;

export function associate({ trials, factors, slots, alpha }: AssociateInput): Association {
  return associateIn(trialTable(trials, factors), slots, alpha);
}

/** `alpha`: family-wise error rate. */
export function associateIn(table: TrialTable, slots: readonly Slot[], alpha = ALPHA): Association {
  const grouped = groupSlots(slots, table);
  if (table.factors.length === 0) return { table, grouped, dependences: [] };
  const all = allRows(table);
  const drafts = grouped.groups.map((group) => {
    const deterministic = group.noisy ? undefined : deterministicDependence(group, table);
    // What no rule explains may vary by itself, though the few repeats of one environment agree by luck.
    if (deterministic !== undefined) return deterministic;
    if (isDerived(group) && !passesPrescreen(group.labels, group.symbols, table, all)) return undefined;
    return noisyDependence(group, table, alpha);
  });
  const adjusted = holmAdjusted(drafts.map((draft) => draft?.rawP ?? 1));
  const dependences = drafts.flatMap((draft, index) => {
    if (draft === undefined) return [];
    const { decided, ...rest } = draft;
    const p = adjusted[index] ?? 1;
    const status = decided && p <= alpha ? ('tell' as const) : ('unconfirmed' as const);
    return [{ ...rest, p, status, replicateAgreementP: replicateAgreementP(draft.group, table) }];
  });
  return { table, grouped, dependences };
}

function noisyDependence(group: Group, table: TrialTable, alpha: number): UncorrectedDependence | undefined {
  const screen = rowsOf(table, 'screen');
  const region = bestRegion(group.labels, table, screen);
  const fresh = rowsOf(table, 'confirm').filter((row) => (group.labels[row] ?? -1) >= 0);
  if (region === undefined || (fresh.length === 0 && region.p > WORTH_TESTING)) return undefined;
  const inside = rowsInside(region, table, fresh);
  const rawP = fisherCombined(region.p, overRepresentedP(region.label, group.labels, inside, fresh));
  if (fresh.length > 0 && rawP > WORTH_TESTING) return undefined;
  const drift = rawP > alpha ? 1 : stratifiedP(region, group.labels, table, allRows(table));
  return { group, set: region.set, candidates: [region.set], region, rawP, decided: drift <= DRIFT_GUARD };
}
