/**
 * Quantities: sizes, times, counts, which vary by themselves and whose digits mean nothing one by one. Whether such a value shifts
 * with the environment is asked at fixed quantiles of all its values: being above one is a symbol like any other, so the exact
 * tests for symbols hold, without an assumption about how the values are distributed.
 */
import { natureOf } from './nature.ts';
import type { Place } from './place.ts';

/** Half for a shift in many environments, the tails for one in few. */
const QUANTILES: readonly (readonly [number, string])[] = [
  [0.5, 'median'],
  [0.75, 'upper quartile'],
  [0.25, 'lower quartile'],
  [0.9, 'upper tenth'],
  [0.1, 'lower tenth'],
];

/** Numbers of JSON, readings that are quantities, and decimal texts whose length varies (those of one length may be identifiers). */
export function isQuantity({ slot, symbols }: Pick<Place, 'slot' | 'symbols'>): boolean {
  const texts = symbols.filter((symbol) => symbol !== null);
  if (!texts.every((text) => /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text))) return false;
  if (slot.carrier === 'json.value' || natureOf(slot.carrier) === 'quantity') return true;
  return new Set(texts.map((text) => text.length)).size > 1;
}

/** One place a quantile: `above` or `up to it`; those that are the same in every trial are left out later, as all constants are. */
export function quantileFeatures(place: Place): Place[] {
  const values = place.symbols.map((symbol) => (symbol === null ? null : Number(symbol)));
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  return QUANTILES.map(([share, name]) => {
    const cut = sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
    return {
      slot: place.slot,
      feature: `place above or below its ${name}`,
      symbols: values.map((value) => (value === null ? null : value > cut ? 'above' : 'up to it')),
    };
  });
}

/** By how much the median of the values in one group of trials is above that of the others; both must have values. */
export function medianShift(inside: readonly number[], outside: readonly number[]): number {
  return median(inside) - median(outside);
}

/**
 * The chance that a value of the one group is above one of the other, ties counting half: the Mann-Whitney statistic as a share
 * (Mann & Whitney, Annals of Mathematical Statistics 18, 1947). 0.5: no shift; 0 or 1: the groups do not overlap.
 */
export function dominance(inside: readonly number[], outside: readonly number[]): number {
  const sorted = [...outside].sort((a, b) => a - b);
  const below = (value: number, orEqual: boolean): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = sorted[middle] ?? 0;
      if (other < value || (orEqual && other === value)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const wins = inside.reduce((sum, value) => sum + (below(value, false) + below(value, true)) / 2, 0);
  return wins / (inside.length * outside.length);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
