/**
 * Trials at each level of a factor, and at each pair of levels of two factors. Each count is made
 * once.
 */
import { memoizeByObject } from '../stdx/memo.ts';
import type { TrialTable } from './trial-table.ts';

export class LevelCounts {
  readonly trials: number;
  readonly #table: TrialTable;
  readonly #rows: readonly number[];
  readonly #ones: Int32Array[] = [];
  readonly #twos = new Map<number, Int32Array>();

  constructor(table: TrialTable, rows: readonly number[]) {
    this.trials = rows.length;
    this.#table = table;
    this.#rows = rows;
  }

  /** Trials by level of the factor. */
  byLevel(factor: number): Int32Array {
    return (this.#ones[factor] ??= this.#counted(factor));
  }

  /** Trials by level of `second`, among the trials whose level of `first` is in `levels`. */
  byLevelWithin(first: number, levels: ReadonlySet<number>, second: number): Int32Array {
    const size = this.#size(second);
    const key = first * this.#table.factors.length + second;
    const pairs = this.#twos.get(key) ?? this.#countedInPairs(first, second);
    this.#twos.set(key, pairs);
    const counts = new Int32Array(size);
    for (const level of levels)
      for (let other = 0; other < size; other++)
        counts[other] = (counts[other] ?? 0) + (pairs[level * size + other] ?? 0);
    return counts;
  }

  #counted(factor: number): Int32Array {
    const column = this.#column(factor);
    const counts = new Int32Array(this.#size(factor));
    for (const row of this.#rows) {
      const level = column[row] ?? 0;
      counts[level] = (counts[level] ?? 0) + 1;
    }
    return counts;
  }

  /** A contingency table, row by row: rows are levels of `first`, columns levels of `second`. */
  #countedInPairs(first: number, second: number): Int32Array {
    const [a, b, size] = [this.#column(first), this.#column(second), this.#size(second)];
    const counts = new Int32Array(this.#size(first) * size);
    for (const row of this.#rows) {
      const cell = (a[row] ?? 0) * size + (b[row] ?? 0);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
    return counts;
  }

  #column(factor: number): Int32Array {
    return this.#table.columns[factor] ?? new Int32Array(0);
  }

  #size(factor: number): number {
    return this.#table.factors[factor]?.levels.length ?? 1;
  }
}

/** Memoized: many groups are readable in the same trials. */
const countsByRows = memoizeByObject((table: TrialTable) =>
  memoizeByObject((rows: readonly number[]) => new LevelCounts(table, rows)),
);

export const levelCounts = (table: TrialTable, rows: readonly number[]): LevelCounts => countsByRows(table)(rows);
