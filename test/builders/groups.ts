/** Groups of places as association judges them, made from one place's symbols. */
import { type Group, labelsOf } from '../../src/core/analysis/groups.ts';
import type { Place } from '../../src/core/analysis/place.ts';
import { placeOf, type Symbols } from './slots.ts';

/** A group that does not vary between identical environments. */
export function groupOf(symbols: Symbols, places: readonly Place[] = [placeOf(symbols)]): Group {
  const labels = labelsOf(symbols);
  return { labels, symbols: Math.max(...labels) + 1, places, noisy: false };
}

/** Every combination of `levels` of these factors, `0 1 0`, the last factor moving fastest; all of them `times` over. */
export function everyCombination(factors: number, times = 1, levels = 2): string[] {
  const lines = Array.from({ length: levels ** factors }, (_, row) =>
    row.toString(levels).padStart(factors, '0').split('').join(' '),
  );
  return Array.from({ length: times }, () => lines).flat();
}
