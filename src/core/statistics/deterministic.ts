/**
 * Groups that do not vary between identical environments: the smallest set of factors in whose cells each holds one symbol, judged on
 * the screen and on fresh trials, without exception or with one that is stated.
 */
import { MESSAGE_SEQUENCE } from '../carriers/message.ts';
import { cellsOf, type FactorSet } from './cells.ts';
import { fisherCombined, lnMultinomial } from './exact-tests.ts';
import { exceptionTo, explains, labelCounts, minimalExplanations, NO_FACTOR, predictedRows } from './explanations.ts';
import type { Group } from './groups.ts';
import type { UncorrectedDependence } from './dependence.ts';
import { memoizeByObject } from '../stdx/memo.ts';
import { screenPValueBound, lnDescriptions } from './description-length.ts';
import { allRows, rowsOf, type Rows, type TrialTable } from './trial-table.ts';

/** A rival explanation this many times less simple (natural log of 1000) is not a rival. */
const RIVAL_MARGIN = Math.log(1000);
/** A steady group with a p below this is a suggestion however few repeats it was read in. */
export const PLAUSIBLE = 1e-3;
/** Repeats that show that a group is steady; half of all where the design has few. */
const ENOUGH_REPLICATES = 4;

/** One of the thousands of features of random values; slots are few, and each is looked at in full. */
export const isDerived = ({ responses }: Pick<Group, 'responses'>): boolean =>
  responses.every(({ feature }) => feature !== undefined);

/**
 * Where one trial alone stands in the way of a simpler explanation (a race, a time-out), the simpler one is what is reported,
 * with the exception; the others stay candidates, so that fresh trials repeat what was exceptional if they can.
 */
export function deterministicDependence(group: Group, table: TrialTable): UncorrectedDependence | undefined {
  const strict = dependenceWithoutException(group, group.labels, table);
  if (strict !== undefined && strict.set.length === 1) return strict;
  const tolerant = dependenceWithOneException(group, table, strict?.set);
  if (tolerant === undefined) return strict ?? dependenceOnAllFactors(group, table);
  return { ...tolerant, candidates: [...tolerant.candidates, ...(strict?.candidates ?? [])] };
}

function dependenceWithoutException(
  group: Group,
  labels: Int32Array,
  table: TrialTable,
): UncorrectedDependence | undefined {
  const all = allRows(table);
  const small = minimalExplanations(labels, table, all);
  const found = small.length > 0 ? small : fromInterventions(labels, table);
  const weighed = found
    .map((set) => ({ set, cost: lnDescriptions(set, labels, table, all) }))
    .sort((a, b) => a.cost - b.cost || a.set.length - b.set.length || (a.set.join() < b.set.join() ? -1 : 1));
  const [best, rival] = weighed;
  if (best === undefined) return undefined;
  const rawP = deterministicP(best.set, labels, table);
  if (rawP > PLAUSIBLE && !isReplicated(group, table)) return undefined;
  return {
    group,
    set: best.set,
    candidates: weighed.map(({ set }) => set),
    rawP,
    decided:
      (rival === undefined || rival.cost - best.cost >= RIVAL_MARGIN) && haveOthersMoved(best.set, labels, table),
  };
}

/** Three factors and an exception explain much that is noise. */
const MOST_FACTORS_WITH_EXCEPTION = 2;

/**
 * Judged without the one row whose absence lets a part of `than` explain the others. Any row might have been the one, so the p
 * counts as many attempts.
 */
function dependenceWithOneException(
  group: Group,
  table: TrialTable,
  than: FactorSet | undefined,
): UncorrectedDependence | undefined {
  const all = allRows(table);
  const exceptions = new Set<number>();
  for (const set of table.subsets) {
    const isPart = than === undefined || (set.length < than.length && set.every((factor) => than.includes(factor)));
    const row = isPart && set.length <= MOST_FACTORS_WITH_EXCEPTION ? exceptionTo(set, group.labels, table, all) : -1;
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

/** A cheap look: whether any set that is reported with an exception could have a p that is. */
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
 * Whether every other factor has moved while the set stood still, for two symbols at least: else a factor that happened
 * to rest in the few trials of a rare cell could be part of the cause unnoticed.
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
 * Steady, and nothing explains it yet: a suggestion that all factors have a part in it, for fresh trials to take apart. What differs
 * between scenarios alone is explained.
 */
function dependenceOnAllFactors(group: Group, table: TrialTable): UncorrectedDependence | undefined {
  if (!isReplicated(group, table) || explains(NO_FACTOR, group.labels, table, allRows(table))) return undefined;
  const all = table.columns.map((_, factor) => factor);
  return { group, set: all, candidates: [all], rawP: 1, decided: false };
}

/**
 * Repeats of one environment bore out that the group does not vary by itself. What is readable in few trials, or one of the
 * thousands of features of a random value, may agree in the few repeats at hand by luck, and some set of three factors
 * explains anything that is seen a few times.
 */
function isReplicated({ labels, responses }: Group, table: TrialTable): boolean {
  if (isDerived({ responses })) return false;
  const repeats = (among: Rows): number =>
    among.length - new Set(among.map((row) => table.replicateOf[row] ?? row)).size;
  const readableRows = allRows(table).filter((row) => (labels[row] ?? -1) >= 0);
  const least = responses.every(isSequence) ? 2 : 0;
  return repeats(readableRows) >= Math.max(least, Math.min(ENOUGH_REPLICATES, repeats(allRows(table)) / 2));
}

/** Each symbol as often as it is seen, drawn anew for each trial: the chance that no environment shows two of them. */
export function replicateAgreementP({ labels }: Group, table: TrialTable): number {
  const rows = allRows(table).filter((row) => (labels[row] ?? -1) >= 0);
  const shares = labelCounts(labels, rows).map((count) => count / rows.length);
  const repeats = new Map<number, number>();
  for (const row of rows)
    repeats.set(table.replicateOf[row] ?? row, (repeats.get(table.replicateOf[row] ?? row) ?? 0) + 1);
  const chances = new Map<number, number>();
  for (const times of repeats.values())
    if (!chances.has(times))
      chances.set(
        times,
        shares.reduce((sum, share) => sum + share ** times, 0),
      );
  return [...repeats.values()].reduce((product, times) => product * (chances.get(times) ?? 1), 1);
}

/** Concurrent work races, so an order that was never repeated in one environment says nothing yet. */
const isSequence = ({ slot }: Group['responses'][number]): boolean => slot.carrier === MESSAGE_SEQUENCE.name;

/** The screen's bound over all sets looked at, combined with the fresh trials' exact p. */
export function deterministicP(set: FactorSet, labels: Int32Array, table: TrialTable): number {
  const fresh = confirmationP(set, labels, table);
  return fisherCombined(
    screenP(set, labels, table),
    fresh === 1 ? 1 : Math.min(1, openHypothesisCount(set, labels, table) * fresh),
  );
}

/** The same if the screen had left no other hypothesis open: not above `chanceAgainst`. */
const leastP = (set: FactorSet, labels: Int32Array, table: TrialTable): number =>
  fisherCombined(screenP(set, labels, table), confirmationP(set, labels, table));

const screenP = (set: FactorSet, labels: Int32Array, table: TrialTable): number =>
  Math.min(1, screenPValueBound(set, labels, table, rowsOf(table, 'screen')) * table.subsets.length);

/**
 * Exact multinomial p of the confirmation, for one hypothesis: the screen predicts each fresh trial's symbol; all agree, so of all
 * arrangements of the symbols that came out just one does as well. 1 without fresh trials.
 */
function confirmationP(set: FactorSet, labels: Int32Array, table: TrialTable): number {
  const fresh = predictedRows(set, labels, table, rowsOf(table, 'screen'), rowsOf(table, 'confirm'));
  return fresh.length === 0 ? 1 : Math.exp(-lnMultinomial(labelCounts(labels, fresh)));
}

/** How many hypotheses the screen left open for this group; all sets, if this one was not among them. */
function openHypothesisCount(set: FactorSet, labels: Int32Array, table: TrialTable): number {
  const open = minimalExplanations(labels, table, rowsOf(table, 'screen'));
  return open.some((known) => known.join() === set.join()) ? open.length : table.subsets.length;
}

/**
 * For what needs more than three factors (a digest of the environment): the factors whose change alone, between two
 * trials that agree in all others, changed the symbol; a set if together they explain everything.
 */
function fromInterventions(labels: Int32Array, table: TrialTable): FactorSet[] {
  const all = allRows(table);
  if (explains(NO_FACTOR, labels, table, all)) return [];
  const needed = table.columns.flatMap((_, factor) => (changesAlone(factor, labels, table) ? [factor] : []));
  return needed.length > 3 && explains(needed, labels, table, all) ? [needed] : [];
}

function changesAlone(factor: number, labels: Int32Array, table: TrialTable): boolean {
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

/** Of each factor, the set of all others. */
const allFactorsBut = memoizeByObject(({ columns }: TrialTable): readonly FactorSet[] =>
  columns.map((_, factor) => columns.flatMap((_column, other) => (other === factor ? [] : [other]))),
);
