/** A reading that is equal or not, or what sort of thing stands at an address. */
import { carrierNamed, type Place, TEXT } from '../../carriers/index.ts';
import { NUMBERED, placesAt } from './address.ts';
import type { ReadyTell } from '../ready-codebook.ts';
import type { TellReading } from '../result.ts';
import { read, unread } from './outcomes.ts';
import { matchesWhole, structuralName } from '../symbol-pattern.ts';

/** Several places may share an address, as a document and its root do; what is written there counts before what is not. */
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

/** Texts of the carrier at the place; one that is empty is left out of a place. */
export function readingsAt(place: Place, carrier: string): readonly string[] {
  const own = place.facets.filter((facet) => facet.carrier.name === carrier).map(({ text }) => text);
  if (own.length > 0) return own;
  const family = carrierNamed(carrier)?.family;
  const bears = carrier === TEXT.name ? place.parts === null : place.shapeCarrier.family === family;
  return bears && place.shapeCarrier.name !== carrier ? [''] : [];
}

/** What sort of thing stands there, where that is the carrier's reading. */
export const shapesAt = (place: Place, carrier: string): readonly string[] =>
  place.shapeCarrier.name === carrier ? [place.shape] : [];
