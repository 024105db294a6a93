/** Groups of places as association judges them, made from one place's symbols. */
import { type Group, labelsOf } from '../../../src/core/statistics/groups.ts';
import type { Response } from '../../../src/core/statistics/response.ts';
import type { TrialTable } from '../../../src/core/statistics/trial-table.ts';
import { placeOf, type Symbols, tableOf, trialsAt } from './slots.ts';

/** A group that does not vary between identical environments. */
export function groupOf(symbols: Symbols, responses: readonly Response[] = [placeOf(symbols)]): Group {
  const labels = labelsOf(symbols);
  return { labels, symbols: Math.max(...labels) + 1, responses, noisy: false };
}

/** Every combination of `levels` of these factors, `0 1 0`, the last factor moving fastest; all of them `times` over. */
export function everyCombination(factors: number, times = 1, levels = 2): string[] {
  const lines = Array.from({ length: levels ** factors }, (_, row) =>
    row.toString(levels).padStart(factors, '0').split('').join(' '),
  );
  return Array.from({ length: times }, () => lines).flat();
}

export const FACTOR_NAMES = ['f0', 'f1', 'f2', 'f3', 'f4'];

/** Trials of these lines, of factors `f0` on; from `confirmFrom` they are fresh ones. */
export const tableFor = (lines: readonly string[], confirmFrom = Infinity): TrialTable =>
  tableOf(trialsAt(FACTOR_NAMES, lines, (row) => ({ stage: row < confirmFrom ? 'screen' : 'confirm' })));

export const levelsOf = (line: string): number[] => line.split(' ').map(Number);

/** A symbol for each line, worked out from its levels; null: it could not be read. */
export const symbolsBy = (lines: readonly string[], symbol: (...levels: number[]) => number | null): Symbols =>
  lines.map((line) => symbol(...levelsOf(line))?.toString() ?? null);
