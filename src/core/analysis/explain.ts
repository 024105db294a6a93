/**
 * Which sets of factors can explain a group of slots without exception, and how simply. A set explains if every cell
 * (combination of its levels, and scenario) holds one symbol. With few trials a cell many sets do so by accident, so
 * each explanation is weighed by how many arrangements of symbols are as simple as it.
 */
import { lnMultinomial, partitionsInto } from './counting.ts';
import type { Rows, TrialTable } from './trial-table.ts';

/** Indices into the table's factors, ascending. */
export type FactorSet = readonly number[];

const MOST_CELLS = 4096;

export function explains(set: FactorSet, labels: Int32Array, table: TrialTable, rows: Rows): boolean {
  const columns = columnsOf(set, table);
  const count = columns.reduce((product, { size }) => product * size, 1);
  if (count > MOST_CELLS) return explainsSparsely(columns, labels, rows);
  const cells = new Int32Array(count).fill(-1);
  for (const row of rows) {
    const label = labels[row] ?? -1;
    if (label < 0) continue;
    const cell = cellOf(columns, row);
    const known = cells[cell] ?? -1;
    if (known === -1) cells[cell] = label;
    else if (known !== label) return false;
  }
  return true;
}

/** The same for sets with so many cells that an array of them would be a waste. */
function explainsSparsely(columns: readonly Column[], labels: Int32Array, rows: Rows): boolean {
  const cells = new Map<number, number>();
  return rows.every((row) => {
    const label = labels[row] ?? -1;
    if (label < 0) return true;
    const cell = cellOf(columns, row);
    const known = cells.get(cell) ?? label;
    cells.set(cell, known);
    return known === label;
  });
}

/**
 * The row without which the set would explain, where there is just one such; -1 where it explains, or more than one is in the
 * way. Of two rows that contradict each other alone the later one.
 */
export function exceptionTo(set: FactorSet, labels: Int32Array, table: TrialTable, rows: Rows): number {
  const columns = columnsOf(set, table);
  const cells = new Map<number, Map<number, number[]>>();
  const split = new Set<number>();
  for (const row of rows) {
    const label = labels[row] ?? -1;
    if (label < 0) continue;
    const cell = cellOf(columns, row);
    const byLabel = cells.get(cell) ?? new Map<number, number[]>();
    cells.set(cell, byLabel);
    byLabel.set(label, [...(byLabel.get(label) ?? []), row]);
    if (byLabel.size > 1) split.add(cell);
    if (byLabel.size > 2 || split.size > 1) return -1;
  }
  const [only] = split;
  if (only === undefined) return -1;
  const rare = [...(cells.get(only)?.values() ?? [])].filter(({ length }) => length === 1).at(-1);
  return rare?.[0] ?? -1;
}

/** All minimal sets of up to three factors that explain; none if the scenario alone does. */
export function minimalExplanations(labels: Int32Array, table: TrialTable, rows: Rows): FactorSet[] {
  if (explains([], labels, table, rows)) return [];
  const found: FactorSet[] = [];
  for (const set of table.subsets) {
    if (found.some((smaller) => smaller.every((factor) => set.includes(factor)))) continue;
    if (explains(set, labels, table, rows)) found.push(set);
  }
  return found;
}

interface Column {
  readonly values: Int32Array;
  readonly size: number;
}

function columnsOf(set: FactorSet, table: TrialTable): Column[] {
  const columns = set.map((factor) => ({
    values: table.columns[factor] ?? new Int32Array(0),
    size: table.factors[factor]?.levels.length ?? 1,
  }));
  return table.scenarios > 1 ? [...columns, { values: table.scenario, size: table.scenarios }] : columns;
}

function cellOf(columns: readonly Column[], row: number): number {
  let cell = 0;
  for (const { values, size } of columns) cell = cell * size + (values[row] ?? 0);
  return cell;
}

/**
 * ln of the number of arrangements of symbols that are described as this one is: levels of each factor merged into
 * classes (Stirling numbers of the second kind), and one of the symbols for each combination of classes. The fewer,
 * the simpler the explanation; the idea is minimum description length (Rissanen, Automatica 14, 1978).
 */
export function lnDescriptions(set: FactorSet, labels: Int32Array, table: TrialTable, rows: Rows): number {
  const columns = columnsOf(set, table);
  const symbols = new Set<number>();
  let cells = new Map<number, number>();
  for (const row of rows) {
    const label = labels[row] ?? -1;
    if (label < 0) continue;
    symbols.add(label);
    cells.set(cellOf(columns, row), label);
  }
  let [ways, combinations] = [0, 1];
  let step = columns.reduce((product, { size }) => product * size, 1);
  for (const { size } of columns) {
    step /= size;
    const merged = mergeLevels(cells, step, size);
    cells = merged.cells;
    ways += Math.log(partitionsInto(size, Math.min(size, merged.classes)));
    combinations *= merged.classes;
  }
  return ways + combinations * Math.log(Math.max(2, symbols.size));
}

/** Merges levels of one column, first fit, whose cells never disagree; a level not seen fits with any. `step`: how far apart its levels lie in cell numbers. */
function mergeLevels(
  cells: ReadonlyMap<number, number>,
  step: number,
  size: number,
): { cells: Map<number, number>; classes: number } {
  const slices = Array.from({ length: size }, () => new Map<number, number>());
  for (const [cell, label] of cells) {
    const level = Math.floor(cell / step) % size;
    slices[level]?.set(cell - level * step, label);
  }
  const classes: Map<number, number>[] = [];
  for (const slice of slices) {
    const fit = classes.find((known) => [...slice].every(([cell, label]) => (known.get(cell) ?? label) === label));
    if (fit === undefined) classes.push(new Map(slice));
    else for (const [cell, label] of slice) fit.set(cell, label);
  }
  const merged = new Map<number, number>();
  for (const [index, known] of classes.entries())
    for (const [cell, label] of known) merged.set(cell + index * step, label);
  return { cells: merged, classes: classes.length };
}

/**
 * Upper bound on the probability that random labels (all arrangements of the symbols seen equally likely, which the
 * random order of trials warrants) have an explanation in this set at least as simple as the one found: arrangements
 * of each shape (classes a factor) no more numerous than this one's, times the number of shapes, over all arrangements.
 * Exact counting, conservative, no asymptotics.
 */
export function chanceOf(set: FactorSet, labels: Int32Array, table: TrialTable, rows: Rows): number {
  const shapes = columnsOf(set, table).reduce((product, { size }) => product * size, 1);
  const counts = labelCounts(labels, rows);
  return Math.min(1, Math.exp(lnDescriptions(set, labels, table, rows) + Math.log(shapes) - lnMultinomial(counts)));
}

/** How often each symbol occurs in the rows, in no particular order. */
export function labelCounts(labels: Int32Array, rows: Rows): number[] {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const label = labels[row] ?? -1;
    if (label >= 0) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts.values()];
}

/** Rows whose cell occurs among `known` rows, readable in both: what an earlier stage predicts. */
export function predicted(set: FactorSet, labels: Int32Array, table: TrialTable, known: Rows, rows: Rows): number[] {
  const columns = columnsOf(set, table);
  const seen = new Set(known.filter((row) => (labels[row] ?? -1) >= 0).map((row) => cellOf(columns, row)));
  return rows.filter((row) => (labels[row] ?? -1) >= 0 && seen.has(cellOf(columns, row)));
}
