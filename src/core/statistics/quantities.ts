/**
 * Quantities: sizes, times, counts, which vary by themselves and whose digits mean nothing one by one. Whether a time shifts with
 * the environment is asked at fixed quantiles of all its values: being above one is a symbol like any other, so the exact tests
 * for symbols hold, without an assumption about how the values are distributed. Figures that a subject states about itself
 * (memory, durations of its own work) are not asked: they follow whatever else it does.
 */
import { JSON_VALUE } from '../carriers/json/carriers.ts';
import { kindOf } from '../carriers/kind.ts';
import { TIMING_GAP } from '../carriers/message.ts';
import type { Response } from './response.ts';

/** Half for a shift in many environments, the tails for one in few. */
const QUANTILES: readonly (readonly [number, string])[] = [
  [0.5, 'median'],
  [0.75, 'upper quartile'],
  [0.25, 'lower quartile'],
  [0.9, 'upper tenth'],
  [0.1, 'lower tenth'],
];

/** Numbers of JSON, readings that are quantities, and decimal texts whose length varies (those of one length may be identifiers). */
export function isQuantity({ slot, symbols }: Pick<Response, 'slot' | 'symbols'>): boolean {
  const texts = symbols.filter((symbol) => symbol !== null);
  if (!texts.every((text) => /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text))) return false;
  if (slot.carrier === JSON_VALUE.name || kindOf(slot.carrier) === 'quantity') return true;
  return new Set(texts.map((text) => text.length)).size > 1;
}

export const isTime = ({ slot }: Pick<Response, 'slot'>): boolean => slot.carrier === TIMING_GAP.name;

/** One place a quantile: `above` or `up to it`; those that are the same in every trial are left out later, as all constants are. */
export function quantileFeatures(response: Response): Response[] {
  const values = response.symbols.map((symbol) => (symbol === null ? null : Number(symbol)));
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  return QUANTILES.map(([share, name]) => {
    const cut = sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
    return {
      slot: response.slot,
      feature: `place above or below its ${name}`,
      symbols: values.map((value) => (value === null ? null : value > cut ? 'above' : 'up to it')),
    };
  });
}
