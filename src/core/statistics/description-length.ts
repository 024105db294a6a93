/**
 * Description length of an explanation: ln of the number of symbol arrangements that have a
 * description of the same shape. The fewer arrangements, the simpler the explanation (minimum
 * description length; Rissanen, Automatica 14, 1978).
 */
import { type Cells, cellsOf, type FactorSet } from './cells.ts';
import { lnMultinomial, stirlingSecondKind } from './exact-tests.ts';
import { labelCounts } from './explanations.ts';
import type { Rows, TrialTable } from './trial-table.ts';

/**
 * The description length, in nats. Levels of each factor that never disagree are merged into
 * classes; Stirling numbers of the second kind count the ways. Each combination of classes has one
 * of the symbols. Requires that the set explains the rows.
 */
export function lnDescriptions(set: FactorSet, labels: Int32Array, table: TrialTable, rows: Rows): number {
  const cells = cellsOf(set, table);
  let symbolsOfCells = cellSymbols(cells, labels, rows);
  const symbols = new Set(symbolsOfCells.labels).size;
  let [ways, combinations] = [0, 1];
  let step = cells.columns.reduce((product, { size }) => product * size, 1);
  for (const { size } of cells.columns) {
    step /= size;
    const merged = mergeLevels(symbolsOfCells, step, size);
    symbolsOfCells = merged.cells;
    ways += Math.log(stirlingSecondKind(size, Math.min(size, merged.classes)));
    combinations *= merged.classes;
  }
  return ways + combinations * Math.log(Math.max(2, symbols));
}

/**
 * Upper bound on P(random labels have an explanation in this set that is at least as simple). All
 * arrangements of the observed symbols are equally likely, because the order of trials is random.
 * A shape is a number of classes for each factor. Only shapes with at most as many arrangements as
 * the explanation's count. So the bound is that number of arrangements times the number of shapes,
 * over all arrangements. Exact counting, conservative, not asymptotic.
 */
export function screenPValueBound(set: FactorSet, labels: Int32Array, table: TrialTable, rows: Rows): number {
  const shapes = cellsOf(set, table).columns.reduce((product, { size }) => product * size, 1);
  const counts = labelCounts(labels, rows);
  return Math.min(1, Math.exp(lnDescriptions(set, labels, table, rows) + Math.log(shapes) - lnMultinomial(counts)));
}

/** Distinct combinations of levels, or of classes of levels, and the symbol of each. */
interface CellSymbols {
  readonly codes: readonly number[];
  readonly labels: readonly number[];
}

/** Requires that the set explains the rows: any row of a cell has the cell's symbol. */
function cellSymbols({ ofRow, codes }: Cells, labels: Int32Array, rows: Rows): CellSymbols {
  const symbolIn = new Int32Array(codes.length).fill(-1);
  for (const row of rows) if ((labels[row] ?? -1) >= 0) symbolIn[ofRow[row] ?? 0] = labels[row] ?? -1;
  const found = { codes: [] as number[], labels: [] as number[] };
  for (let cell = 0; cell < codes.length; cell++) {
    const label = symbolIn[cell] ?? -1;
    if (label < 0) continue;
    found.codes.push(codes[cell] ?? 0);
    found.labels.push(label);
  }
  return found;
}

/**
 * Merges levels of one column whose combinations never disagree, first fit; an unseen level fits
 * with any. `step`: the weight of the column's digit in `codes`.
 */
function mergeLevels(
  { codes, labels }: CellSymbols,
  step: number,
  size: number,
): { cells: CellSymbols; classes: number } {
  const numbers = new Map<number, number>();
  const slices = Array.from({ length: size }, () => new Int32Array(codes.length).fill(-1));
  codes.forEach((code, at) => {
    const level = Math.floor(code / step) % size;
    const others = code - level * step;
    const number = numbers.get(others) ?? numbers.size;
    numbers.set(others, number);
    const slice = slices[level];
    if (slice !== undefined) slice[number] = labels[at] ?? 0;
  });
  const classes = mergedSlices(slices, numbers.size);
  const merged = { codes: [] as number[], labels: [] as number[] };
  for (const [index, known] of classes.entries())
    for (const [others, number] of numbers) {
      const label = known[number] ?? -1;
      if (label < 0) continue;
      merged.codes.push(others + index * step);
      merged.labels.push(label);
    }
  return { cells: merged, classes: classes.length };
}

function mergedSlices(slices: readonly Int32Array[], width: number): Int32Array[] {
  const classes: Int32Array[] = [];
  for (const slice of slices) {
    const fit = classes.find((known) => agree(known, slice, width));
    if (fit === undefined) classes.push(slice);
    else for (let at = 0; at < width; at++) if ((slice[at] ?? -1) >= 0) fit[at] = slice[at] ?? -1;
  }
  return classes;
}

function agree(a: Int32Array, b: Int32Array, width: number): boolean {
  for (let at = 0; at < width; at++) {
    const [mine, other] = [a[at] ?? -1, b[at] ?? -1];
    if (mine >= 0 && other >= 0 && mine !== other) return false;
  }
  return true;
}
