/**
 * Cells of a factor set: the combinations of its levels, and of the scenario. A set explains a
 * group if the trials of each cell show one symbol.
 */
import { memoizeByObject } from '../stdx/memo.ts';
import type { TrialTable } from './trial-table.ts';

/** Indices of the table's factors, ascending. */
export type FactorSet = readonly number[];

export interface Cells {
  /** Cell number by row, in order of first appearance. */
  readonly ofRow: Int32Array;
  /**
   * By cell number: the combination of levels as one mixed-radix number, the first column most
   * significant.
   */
  readonly codes: readonly number[];
  /** The set's factors in order, then the scenario if there are several. */
  readonly columns: readonly LevelColumn[];
}

export interface LevelColumn {
  /** Level number by row. */
  readonly values: Int32Array;
  /** Number of levels. */
  readonly size: number;
}

/** Memoized: thousands of groups are tested against the same sets. */
const cellsByTable = memoizeByObject((table: TrialTable) => memoizeByObject((set: FactorSet) => numbered(set, table)));

export const cellsOf = (set: FactorSet, table: TrialTable): Cells => cellsByTable(table)(set);

function numbered(set: FactorSet, table: TrialTable): Cells {
  const columns = columnsOf(set, table);
  const numbers = new Map<number, number>();
  const ofRow = Int32Array.from(table.trials, (_, row) => {
    const combination = columns.reduce((all, { values, size }) => all * size + (values[row] ?? 0), 0);
    const number = numbers.get(combination) ?? numbers.size;
    numbers.set(combination, number);
    return number;
  });
  return { ofRow, codes: [...numbers.keys()], columns };
}

function columnsOf(set: FactorSet, table: TrialTable): LevelColumn[] {
  const columns = set.map((factor) => ({
    values: table.columns[factor] ?? new Int32Array(0),
    size: table.factors[factor]?.levels.length ?? 1,
  }));
  return table.scenarios > 1 ? [...columns, { values: table.scenario, size: table.scenarios }] : columns;
}
