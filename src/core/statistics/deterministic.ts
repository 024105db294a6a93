/**
 * Deterministic groups: the symbols do not differ between replicates. The simplest factor set that
 * leaves one symbol in every cell (combination of levels) explains the group. If leaving out one
 * trial permits a smaller set, that set is the result, and the trial is its exception.
 *
 * The raw p combines (Fisher) two exact p-values:
 * - the screen's: the description-length bound, times the number of factor sets;
 * - the confirmation's: one arrangement of the fresh symbols, out of all, is the predicted one.
 */
import { MESSAGE_SEQUENCE } from '../carriers/message.ts';
import { cellsOf, type FactorSet } from './cells.ts';
import { fisherCombined, lnMultinomial } from './exact-tests.ts';
import { exceptionTo, explains, labelCounts, minimalExplanations, NO_FACTOR, predictedRows } from './explanations.ts';
import { type Group, isDerived } from './groups.ts';
import type { UncorrectedDependence } from './dependence.ts';
import { memoizeByObject } from '../stdx/memo.ts';
import { screenPValueBound, lnDescriptions } from './description-length.ts';
import { allRows, rowsOf, type Rows, type TrialTable } from './trial-table.ts';

/** An explanation whose description is this much longer (nats; a factor of 1000) is no rival. */
const RIVAL_MARGIN = Math.log(1000);
/** With a raw p up to this, a group is a suggestion however few replicates it has. */
export const PLAUSIBLE = 1e-3;
/** Replicates that show a group deterministic, or half of the design's if those are fewer. */
const ENOUGH_REPLICATES = 4;

/**
 * Undefined if no factor set explains the group and too few replicates show it deterministic. If a
 * single trial (a race, a time-out) contradicts a simpler explanation, that explanation is the
 * result, with the exception. The sets without exception stay candidates, so that fresh trials
 * repeat the exceptional trial where they can.
 */
export function deterministicDependence(group: Group, table: TrialTable): UncorrectedDependence | undefined {
  const withoutException = dependenceWithoutException(group, group.labels, table);
  if (withoutException !== undefined && withoutException.set.length === 1) return withoutException;
  const withException = dependenceWithOneException(group, table, withoutException?.set);
  if (withException === undefined) return withoutException ?? dependenceOnAllFactors(group, table);
  return { ...withException, candidates: [...withException.candidates, ...(withoutException?.candidates ?? [])] };
}

function dependenceWithoutException(
  group: Group,
  labels: Int32Array,
  table: TrialTable,
): UncorrectedDependence | undefined {
  const all = allRows(table);
  const small = minimalExplanations(labels, table, all);
  const found = small.length > 0 ? small : singleChangeFactors(labels, table);
  const ranked = found
    .map((set) => ({ set, cost: lnDescriptions(set, labels, table, all) }))
    .sort((a, b) => a.cost - b.cost || a.set.length - b.set.length || (a.set.join() < b.set.join() ? -1 : 1));
  const [best, rival] = ranked;
  if (best === undefined) return undefined;
  const rawP = deterministicP(best.set, labels, table);
  if (rawP > PLAUSIBLE && !isReplicated(group, table)) return undefined;
  return {
    group,
    set: best.set,
    candidates: ranked.map(({ set }) => set),
    rawP,
    decided:
      (rival === undefined || rival.cost - best.cost >= RIVAL_MARGIN) && haveOthersMoved(best.set, labels, table),
  };
}

/** Three factors and an exception would explain much noise. */
const MOST_FACTORS_WITH_EXCEPTION = 2;

/**
 * The best dependence that leaves out one row, on a proper subset of `larger` where that is given.
 * Any row could have been the one left out, so the p is multiplied by the number of rows.
 */
function dependenceWithOneException(
  group: Group,
  table: TrialTable,
  larger: FactorSet | undefined,
): UncorrectedDependence | undefined {
  const all = allRows(table);
  const exceptions = new Set<number>();
  for (const set of table.subsets) {
    const isSmaller =
      larger === undefined || (set.length < larger.length && set.every((factor) => larger.includes(factor)));
    const row =
      isSmaller && set.length <= MOST_FACTORS_WITH_EXCEPTION ? exceptionTo(set, group.labels, table, all) : -1;
    if (row >= 0) exceptions.add(row);
  }
  const drafts = [...exceptions].flatMap((exception) => {
    const labels = group.labels.with(exception, -1);
    const varies = new Set(labels.filter((label) => label >= 0)).size > 1;
    const draft =
      varies && canBePlausible(labels, table) ? dependenceWithoutException(group, labels, table) : undefined;
    const rawP = Math.min(1, (draft?.rawP ?? 1) * all.length);
    return draft === undefined || draft.set.length > MOST_FACTORS_WITH_EXCEPTION || rawP > PLAUSIBLE
      ? []
      : [{ ...draft, rawP, exception }];
  });
  return drafts.sort((a, b) => a.rawP - b.rawP || a.exception - b.exception)[0];
}

/** A cheap filter: whether any set small enough for an exception could reach a plausible p. */
function canBePlausible(labels: Int32Array, table: TrialTable): boolean {
  const all = allRows(table);
  return table.subsets.some(
    (set) =>
      set.length <= MOST_FACTORS_WITH_EXCEPTION &&
      explains(set, labels, table, all) &&
      leastP(set, labels, table) * all.length <= PLAUSIBLE,
  );
}

/**
 * Whether, for at least two symbols, every other factor took several levels while the set's levels
 * stayed fixed. Otherwise a factor that happened to be constant in the few trials of a rare cell
 * could be an unnoticed part of the cause.
 */
function haveOthersMoved(set: FactorSet, labels: Int32Array, table: TrialTable): boolean {
  const others = table.columns.filter((_, factor) => !set.includes(factor));
  const first = new Map<string, { row: number; moved: Set<Int32Array> }>();
  for (const row of allRows(table)) {
    const label = labels[row] ?? -1;
    if (label < 0) continue;
    const key = [label, table.scenario[row], ...set.map((factor) => table.columns[factor]?.[row])].join();
    const cell = first.get(key) ?? { row, moved: new Set<Int32Array>() };
    first.set(key, cell);
    for (const column of others) if (column[row] !== column[cell.row]) cell.moved.add(column);
  }
  const byLabel = new Map<string, Set<Int32Array>>();
  for (const [key, { moved }] of first) {
    const label = key.slice(0, key.indexOf(','));
    byLabel.set(label, new Set([...(byLabel.get(label) ?? []), ...moved]));
  }
  return [...byLabel.values()].filter(({ size }) => size === others.length).length >= 2;
}

/**
 * A deterministic group without an explanation: suggests that all factors contribute, so that
 * fresh trials test them one by one. A group that differs between scenarios only needs no factor.
 */
function dependenceOnAllFactors(group: Group, table: TrialTable): UncorrectedDependence | undefined {
  if (!isReplicated(group, table) || explains(NO_FACTOR, group.labels, table, allRows(table))) return undefined;
  const all = table.columns.map((_, factor) => factor);
  return { group, set: all, candidates: [all], rawP: 1, decided: false };
}

/**
 * Whether enough replicates show that the group does not vary on its own. A slot that few trials
 * have, or one of the thousands of features of a random value, may agree in a few replicates by
 * chance. And some set of three factors explains anything that was seen only a few times.
 */
function isReplicated({ labels, responses }: Group, table: TrialTable): boolean {
  if (isDerived({ responses })) return false;
  const replicates = (among: Rows): number =>
    among.length - new Set(among.map((row) => table.replicateOf[row] ?? row)).size;
  const readableRows = allRows(table).filter((row) => (labels[row] ?? -1) >= 0);
  const least = responses.every(isSequence) ? 2 : 0;
  return replicates(readableRows) >= Math.max(least, Math.min(ENOUGH_REPLICATES, replicates(allRows(table)) / 2));
}

/**
 * P(no environment shows two symbols) if each trial drew its symbol independently, with the
 * observed frequencies. 1 without replicates.
 */
export function replicateAgreementP({ labels }: Group, table: TrialTable): number {
  const rows = allRows(table).filter((row) => (labels[row] ?? -1) >= 0);
  const shares = labelCounts(labels, rows).map((count) => count / rows.length);
  const replicates = new Map<number, number>();
  for (const row of rows)
    replicates.set(table.replicateOf[row] ?? row, (replicates.get(table.replicateOf[row] ?? row) ?? 0) + 1);
  const chances = new Map<number, number>();
  for (const trials of replicates.values())
    if (!chances.has(trials))
      chances.set(
        trials,
        shares.reduce((sum, share) => sum + share ** trials, 0),
      );
  return [...replicates.values()].reduce((product, trials) => product * (chances.get(trials) ?? 1), 1);
}

/** An order needs replicates in any case: concurrent work races. */
const isSequence = ({ slot }: Group['responses'][number]): boolean => slot.carrier === MESSAGE_SEQUENCE.name;

/**
 * Raw p of a set that explains the rows: screen and confirmation combined (Fisher), before
 * correction over groups.
 */
export function deterministicP(set: FactorSet, labels: Int32Array, table: TrialTable): number {
  const fresh = confirmationP(set, labels, table);
  return fisherCombined(
    screenP(set, labels, table),
    fresh === 1 ? 1 : Math.min(1, openHypothesisCount(set, labels, table) * fresh),
  );
}

/** A lower bound on `deterministicP`: as if the screen had left one hypothesis open. */
const leastP = (set: FactorSet, labels: Int32Array, table: TrialTable): number =>
  fisherCombined(screenP(set, labels, table), confirmationP(set, labels, table));

const screenP = (set: FactorSet, labels: Int32Array, table: TrialTable): number =>
  Math.min(1, screenPValueBound(set, labels, table, rowsOf(table, 'screen')) * table.subsets.length);

/**
 * Exact multinomial p of the confirmation, for one hypothesis. The screen predicts the symbol of
 * each fresh trial, and all predictions hold: one arrangement of the observed symbols, out of all.
 * 1 without fresh trials.
 */
function confirmationP(set: FactorSet, labels: Int32Array, table: TrialTable): number {
  const fresh = predictedRows(set, labels, table, rowsOf(table, 'screen'), rowsOf(table, 'confirm'));
  return fresh.length === 0 ? 1 : Math.exp(-lnMultinomial(labelCounts(labels, fresh)));
}

/**
 * Minimal sets that the screen left possible for this group; all sets, if `set` is not among them.
 */
function openHypothesisCount(set: FactorSet, labels: Int32Array, table: TrialTable): number {
  const open = minimalExplanations(labels, table, rowsOf(table, 'screen'));
  return open.some((known) => known.join() === set.join()) ? open.length : table.subsets.length;
}

/**
 * The factor set of a group that needs more than three factors, such as a digest of the
 * environment. It has each factor that alone differed between two trials with different symbols.
 * Empty unless these factors explain every trial.
 */
function singleChangeFactors(labels: Int32Array, table: TrialTable): FactorSet[] {
  const all = allRows(table);
  if (explains(NO_FACTOR, labels, table, all)) return [];
  const needed = table.columns.flatMap((_, factor) => (changesSymbolAlone(factor, labels, table) ? [factor] : []));
  return needed.length > 3 && explains(needed, labels, table, all) ? [needed] : [];
}

function changesSymbolAlone(factor: number, labels: Int32Array, table: TrialTable): boolean {
  const { ofRow, codes } = cellsOf(allFactorsBut(table)[factor] ?? [], table);
  const seen = new Int32Array(codes.length).fill(-1);
  return allRows(table).some((row) => {
    const label = labels[row] ?? -1;
    if (label < 0) return false;
    const cell = ofRow[row] ?? 0;
    const known = seen[cell] ?? -1;
    if (known < 0) seen[cell] = label;
    return known >= 0 && known !== label;
  });
}

/** By factor: the set of all other factors. */
const allFactorsBut = memoizeByObject(({ columns }: TrialTable): readonly FactorSet[] =>
  columns.map((_, factor) => columns.flatMap((_column, other) => (other === factor ? [] : [other]))),
);
