/** Reads a tell whose symbol is a whole reading or the shape of a place. */
import { carrierNamed, type Place, TEXT } from '../../carriers/index.ts';
import { NUMBERED, placesAt } from './address.ts';
import type { ReadyTell } from '../ready-codebook.ts';
import type { TellReading } from '../result.ts';
import { read, unread } from './outcomes.ts';
import { matchesWhole, structuralName } from '../symbol-pattern.ts';

/** Places may share an address (a document and its root): filled readings precede empty ones. */
export function readWholeValue(ready: ReadyTell, root: Place): TellReading {
  const { tell, patterns } = ready;
  if (NUMBERED.test(tell.address)) return unread('by-position');
  const places = placesAt(root, tell.address);
  const texts = places.flatMap((place) => [...readingsAt(place, tell.carrier), ...shapesAt(place, tell.carrier)]);
  const names = [...texts.filter((text) => text !== ''), ...texts.filter((text) => text === '')].map(structuralName);
  const entryOf = (name: string): number =>
    patterns.findIndex((alternatives) => alternatives.some((pattern) => matchesWhole(pattern, name)));
  const known = names.find((name) => entryOf(name) >= 0);
  if (known !== undefined) return read(ready, [entryOf(known)], 'at-address');
  const [symbol] = names;
  return symbol === undefined ? unread('not-there') : { kind: 'not-in-codebook', symbol, rendered: symbol };
}

/** Texts of the carrier at the place; a place omits an empty reading, so it is added here. */
export function readingsAt(place: Place, carrier: string): readonly string[] {
  const own = place.facets.filter((facet) => facet.carrier.name === carrier).map(({ text }) => text);
  if (own.length > 0) return own;
  const family = carrierNamed(carrier)?.family;
  const bears = carrier === TEXT.name ? place.parts === null : place.shapeCarrier.family === family;
  return bears && place.shapeCarrier.name !== carrier ? [''] : [];
}

/** The place's shape, if that is the carrier's reading. */
export const shapesAt = (place: Place, carrier: string): readonly string[] =>
  place.shapeCarrier.name === carrier ? [place.shape] : [];
