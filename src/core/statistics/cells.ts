/** Cells of a set of factors: combinations of its levels, and scenario. Trials in one cell should show one symbol if the set explains it. */
import { memoizeByObject } from '../stdx/memo.ts';
import type { TrialTable } from './trial-table.ts';

/** Indices into the table's factors, ascending. */
export type FactorSet = readonly number[];

export interface Cells {
  /** Number of each row's cell, by first appearance. */
  readonly ofRow: Int32Array;
  /** Of each cell that some row lies in, its combination as one number: levels are its digits, each column with its own base. */
  readonly codes: readonly number[];
  /** Level numbers by row, and how many levels there are: those of the set's factors in order, then of the scenario if there are several. */
  readonly columns: readonly LevelColumn[];
}

export interface LevelColumn {
  readonly values: Int32Array;
  readonly size: number;
}

/** Thousands of groups are asked about the same sets. */
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
