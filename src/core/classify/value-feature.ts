/**
 * Values that vary by themselves, with a feature that depends on the environment: length, parity,
 * one position.
 */
import { isQuantity } from '../statistics/features.ts';
import { behavioural, type Classification, covert, overt } from './classification.ts';
import { delayOf } from './delays.ts';
import type { Finding } from './finding.ts';
import { readAtPosition } from './overt.ts';

/** Undefined where the value itself depends on the environment. */
export function dependentFeature(finding: Finding): Classification | undefined {
  const { feature } = finding.response;
  if (feature === undefined) return undefined;
  const delay = delayOf(finding);
  if (delay !== undefined)
    return covert(
      'derived',
      `in some environments it comes ${Math.floor(delay)} ms later or more, in every trial, and in no other`,
    );
  if (isShift(finding)) {
    return behavioural(
      finding,
      `a figure that varies by itself, whose ${feature} shifts with the environment, as it does where what it counts differs`,
    );
  }
  const factors = readAtPosition(finding);
  if (factors !== undefined) return overt(`${factors.join(' and ')} can be read off it in every trial`);
  return covert('derived', `the value looks random, but its ${feature} depends on the environment`);
}

/**
 * Figures such as memory in bytes, shares and durations: their digits shift with what they count. A
 * deterministic dependence is no shift.
 */
const isShift = ({ response: { slot }, dependence }: Finding): boolean =>
  dependence.region !== undefined && isQuantity({ slot, symbols: [...slot.symbols.values()] });
