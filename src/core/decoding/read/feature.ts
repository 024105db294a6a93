/**
 * Reads a tell in a feature of a random-looking value: its length, the digit at one position, the
 * parity of a digit. Needs a codebook that names the feature.
 */
import { featuresOf } from '../../statistics/index.ts';
import type { Sink, Tell } from '../../model/index.ts';
import type { ObservedMessage } from '../observation.ts';
import type { ReadyCodebook, ReadyTell } from '../ready-codebook.ts';
import { NUMBERED, placesAt } from './address.ts';
import { contextMatches } from './text-context.ts';
import type { TellReading } from '../result.ts';
import { read, unread } from './outcomes.ts';
import { readingsAt } from './whole-value.ts';
import { structuralName } from '../symbol-pattern.ts';

/** Longest value, in code units. */
const LONGEST = 512;

export function readFeature(
  ready: ReadyTell,
  { place: root, sink }: Pick<ObservedMessage, 'place' | 'sink'>,
  { isPlaceholder }: ReadyCodebook,
): TellReading {
  const { tell } = ready;
  if (tell.feature === undefined) return unread('needs-feature');
  if (NUMBERED.test(tell.address)) return unread('by-position');
  const { before, after } = tell;
  const longest = [[{ kind: 'digest' as const, points: LONGEST / 2, digest: '-' }]];
  const context = { before, after, patterns: longest, isPlaceholder };
  const matches = placesAt(root, tell.address)
    .flatMap((place) => readingsAt(place, tell.carrier))
    .flatMap((text) => contextMatches(text, context, 'exact'));
  const symbols = new Set(matches.map(({ text }) => featureOf(tell, sink, text)));
  const [symbol] = symbols;
  if (symbol === undefined) return unread('not-there');
  if (symbols.size > 1 || symbol === null) return unread(symbol === null ? 'not-comparable' : 'several-places');
  const entries = tell.codebook.flatMap((entry, index) => (entry.symbol === symbol ? [index] : []));
  return entries.length === 0
    ? { kind: 'not-in-codebook', symbol, rendered: symbol }
    : read(ready, entries, 'at-address');
}

/** The feature's symbol as verdicts write it; null: the value has no such feature. */
function featureOf(tell: Tell, sink: Sink, value: string): string | null {
  const { message, carrier, address, before, after, feature } = tell;
  const slot = { sink, message, carrier, address, position: 0, before, after, symbols: new Map([['', value]]) };
  const derived = featuresOf({ slot, symbols: [value] }).find((place) => place.feature === feature);
  const symbol = derived?.symbols[0] ?? null;
  return symbol === null ? null : structuralName(symbol);
}
