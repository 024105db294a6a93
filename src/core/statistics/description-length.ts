/**
 * How simply a set of factors explains: the number of arrangements of symbols that are described as this one is. The fewer, the
 * simpler; the idea is minimum description length (Rissanen, Automatica 14, 1978).
 */
import { type Cells, cellsOf, type FactorSet } from './cells.ts';
import { lnMultinomial, stirlingSecondKind } from './exact-tests.ts';
import { labelCounts } from './explanations.ts';
import type { Rows, TrialTable } from './trial-table.ts';

/**
 * ln of that number: levels of each factor merged into classes (Stirling numbers of the second kind), and one of the symbols for each
 * combination of classes.
 */
export function lnDescriptions(set: FactorSet, labels: Int32Array, table: TrialTable, rows: Rows): number {
  const cells = cellsOf(set, table);
  let shown = cellSymbols(cells, labels, rows);
  const symbols = new Set(shown.labels).size;
  let [ways, combinations] = [0, 1];
  let step = cells.columns.reduce((product, { size }) => product * size, 1);
  for (const { size } of cells.columns) {
    step /= size;
    const merged = mergeLevels(shown, step, size);
    shown = merged.shown;
    ways += Math.log(stirlingSecondKind(size, Math.min(size, merged.classes)));
    combinations *= merged.classes;
  }
  return ways + combinations * Math.log(Math.max(2, symbols));
}

/**
 * Upper bound on the probability that random labels (all arrangements of the symbols seen equally likely, which the
 * random order of trials warrants) have an explanation in this set at least as simple as the one found: arrangements
 * of each shape (classes a factor) no more numerous than this one's, times the number of shapes, over all arrangements.
 * Exact counting, conservative, no asymptotics.
 */
export function screenPValueBound(set: FactorSet, labels: Int32Array, table: TrialTable, rows: Rows): number {
  const shapes = cellsOf(set, table).columns.reduce((product, { size }) => product * size, 1);
  const counts = labelCounts(labels, rows);
  return Math.min(1, Math.exp(lnDescriptions(set, labels, table, rows) + Math.log(shapes) - lnMultinomial(counts)));
}

/** Combinations of levels, or of classes of levels, and the symbol that each shows; no combination twice. */
interface CellSymbols {
  readonly codes: readonly number[];
  readonly labels: readonly number[];
}

/** Of a set that explains: any row of a cell shows the cell's symbol. */
function cellSymbols({ ofRow, codes }: Cells, labels: Int32Array, rows: Rows): CellSymbols {
  const symbolIn = new Int32Array(codes.length).fill(-1);
  for (const row of rows) if ((labels[row] ?? -1) >= 0) symbolIn[ofRow[row] ?? 0] = labels[row] ?? -1;
  const shown = { codes: [] as number[], labels: [] as number[] };
  for (let cell = 0; cell < codes.length; cell++) {
    const label = symbolIn[cell] ?? -1;
    if (label < 0) continue;
    shown.codes.push(codes[cell] ?? 0);
    shown.labels.push(label);
  }
  return shown;
}

/** Merges levels of one column, first fit, whose combinations never disagree; a level not seen fits with any. `step`: what one level is worth in codes. */
function mergeLevels(
  { codes, labels }: CellSymbols,
  step: number,
  size: number,
): { shown: CellSymbols; classes: number } {
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
  const shown = { codes: [] as number[], labels: [] as number[] };
  for (const [index, known] of classes.entries())
    for (const [others, number] of numbers) {
      const label = known[number] ?? -1;
      if (label < 0) continue;
      shown.codes.push(others + index * step);
      shown.labels.push(label);
    }
  return { shown, classes: classes.length };
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
