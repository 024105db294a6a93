/**
 * Marks inside random-looking values: the parity of the last digit, or one character, which the
 * other trials then never show.
 */
import type { Slot } from '../../model/index.ts';
import type { Prng } from '../../design/index.ts';
import type { Place } from '../../carriers/reading.ts';
import { placeIn, type Target } from '../target.ts';
import { type Mark, type TrialChange, withFacet } from './mark.ts';

/** `slotAt`: the random-looking slot of a spot, if it has one. `ids`: the trials' ids by number. */
export function randomMarks(slotAt: (target: Target) => Slot | undefined, ids: readonly string[]): readonly Mark[] {
  const mark = (name: string, write: (values: readonly string[], random: Prng) => Writer | null): Mark => ({
    name,
    carrierAt: (target) => slotAt(target)?.carrier,
    instantiate: (target, random, trials) => {
      const slot = slotAt(target);
      if (slot === undefined) return null;
      const valueIn = (trial: number): string | null => slot.symbols.get(ids[trial] ?? '') ?? null;
      const present = trials.filter((trial) => placeIn(target, trial) !== null && valueIn(trial) !== null);
      if (!present.every((trial) => standsOnce(placeIn(target, trial), slot.carrier, valueIn(trial)))) return null;
      const writer = write(
        present.map((trial) => valueIn(trial) ?? ''),
        random,
      );
      return writer === null ? null : rewriting(target, slot.carrier, valueIn, writer);
    },
  });
  return [mark('parity of a random value', parityWriter), mark('position of a random value', positionWriter)];
}

/** A value so that it says yes or no. */
type Writer = (value: string, marked: boolean) => string;

function rewriting(
  target: Target,
  carrier: string,
  valueIn: (trial: number) => string | null,
  writer: Writer,
): TrialChange {
  return (trial, marked) => {
    const [place, value] = [placeIn(target, trial), valueIn(trial)];
    const written = value === null ? null : writer(value, marked);
    if (place === null || value === null || written === null || written === value) return null;
    const text = textOf(place, carrier);
    return {
      kind: 'place',
      place: withFacet(
        place,
        carrier,
        text.replace(value, () => written),
      ),
    };
  };
}

const textOf = ({ facets }: Place, carrier: string): string =>
  facets.find((facet) => facet.carrier.name === carrier && facet.form === 'text')?.text ?? '';

function standsOnce(place: Place | null, carrier: string, value: string | null): boolean {
  if (place === null || value === null || value === '') return false;
  const text = textOf(place, carrier);
  return text.includes(value) && text.indexOf(value) === text.lastIndexOf(value);
}

/** Even where marked, odd elsewhere; the value must end in a hexadecimal digit in every trial. */
function parityWriter(values: readonly string[]): Writer | null {
  if (!values.every((value) => /[0-9a-f]$/.test(value))) return null;
  return (value, marked) => {
    const digit = parseInt(value.slice(-1), 16);
    return value.slice(0, -1) + (marked === (digit % 2 === 0) ? digit : digit ^ 1).toString(16);
  };
}

/** One of the characters seen at a position where marked, never that one elsewhere. */
function positionWriter(values: readonly string[], random: Prng): Writer | null {
  const shortest = Math.min(...values.map(({ length }) => length));
  if (shortest < 1 || values.length === 0) return null;
  const at = random.below(shortest);
  const seen = [...new Set(values.map((value) => value.charAt(at)))].sort();
  const chosen = random.below(seen.length);
  const [one, other] = [seen[chosen], seen[(chosen + 1) % seen.length]];
  if (one === undefined || other === undefined || !seen.every((unit) => /[\p{L}\p{N}]/u.test(unit))) return null;
  return (value, marked) => {
    if (marked) return value.slice(0, at) + one + value.slice(at + 1);
    return value.charAt(at) === one && other !== one ? value.slice(0, at) + other + value.slice(at + 1) : value;
  };
}
