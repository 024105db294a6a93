/**
 * Explanations: the factor sets for which every cell holds one symbol. With few trials a cell,
 * many sets explain by accident, so `description-length.ts` weighs each by its simplicity.
 */
import { cellsOf, type FactorSet } from './cells.ts';
import { memoizeByObject } from '../stdx/memo.ts';
import type { Rows, TrialTable } from './trial-table.ts';

/** Explains a group that differs between scenarios only. */
export const NO_FACTOR: FactorSet = [];

export function explains(set: FactorSet, labels: Int32Array, table: TrialTable, rows: Rows): boolean {
  const { ofRow, codes } = cellsOf(set, table);
  const symbolIn = new Int32Array(codes.length).fill(-1);
  for (const row of rows) {
    const label = labels[row] ?? -1;
    if (label < 0) continue;
    const cell = ofRow[row] ?? 0;
    const known = symbolIn[cell] ?? -1;
    if (known === -1) symbolIn[cell] = label;
    else if (known !== label) return false;
  }
  return true;
}

/**
 * The only row that contradicts the set; -1 if no row or several do. If two rows contradict only
 * each other, the later one.
 */
export function exceptionTo(set: FactorSet, labels: Int32Array, table: TrialTable, rows: Rows): number {
  const { ofRow, codes } = cellsOf(set, table);
  const symbolIn = new Int32Array(codes.length).fill(-1);
  let [split, other] = [-1, -1];
  for (const row of rows) {
    const label = labels[row] ?? -1;
    const cell = ofRow[row] ?? 0;
    if (label < 0 || symbolIn[cell] === label) continue;
    if (symbolIn[cell] === -1) symbolIn[cell] = label;
    else if (split === -1) [split, other] = [cell, label];
    else if (split !== cell || other !== label) return -1;
  }
  if (split === -1) return -1;
  const showing = (symbol: number): number[] => rows.filter((row) => ofRow[row] === split && labels[row] === symbol);
  const rare = [other, symbolIn[split] ?? -1].map(showing).find(({ length }) => length === 1);
  return rare?.[0] ?? -1;
}

/**
 * All minimal sets of up to three factors that explain the rows; none if the scenario alone does.
 */
export function minimalExplanations(labels: Int32Array, table: TrialTable, rows: Rows): FactorSet[] {
  if (explains(NO_FACTOR, labels, table, rows)) return [];
  const subsetsOf = properSubsets(table);
  const explained = new Uint8Array(table.subsets.length);
  return table.subsets.filter((set, index) => {
    const isMinimal = subsetsOf[index]?.every((subset) => explained[subset] === 0) !== false;
    const isFound = isMinimal && explains(set, labels, table, rows);
    if (!isMinimal || isFound) explained[index] = 1;
    return isFound;
  });
}

/** By factor set: the indices of its proper subsets. */
const properSubsets = memoizeByObject(({ subsets }: TrialTable): readonly (readonly number[])[] =>
  subsets.map((set) =>
    subsets.flatMap((subset, index) =>
      subset.length < set.length && subset.every((factor) => set.includes(factor)) ? [index] : [],
    ),
  ),
);

/** Rows with each symbol, in no particular order. */
export function labelCounts(labels: Int32Array, rows: Rows): number[] {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const label = labels[row] ?? -1;
    if (label >= 0) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts.values()];
}

/**
 * Readable rows whose cell has a readable row among `known`: an earlier stage predicts their
 * symbols.
 */
export function predictedRows(
  set: FactorSet,
  labels: Int32Array,
  table: TrialTable,
  known: Rows,
  rows: Rows,
): number[] {
  const { ofRow } = cellsOf(set, table);
  const seen = new Set(known.filter((row) => (labels[row] ?? -1) >= 0).map((row) => ofRow[row]));
  return rows.filter((row) => (labels[row] ?? -1) >= 0 && seen.has(ofRow[row]));
}
