/**
 * Places of binary formats: records whose fields have a fixed order, and lists of named entries in
 * any order.
 */
import type { Carrier, Facet, Member, Place } from './reading.ts';
import { facetText, memberOf, nonEmpty, whole } from './reading.ts';

/**
 * A record: all of its fields, in the order of the format. `carrier`: the carrier of a difference
 * in shape.
 */
export function recordPlace(shape: string, carrier: Carrier, members: readonly Member[]): Place {
  return {
    shape,
    shapeCarrier: carrier,
    facets: [],
    parts: { by: 'name', presence: carrier, repeated: carrier, order: null, members },
  };
}

/** A field of a record, addressed by its name. */
export const field = (name: string, place: Place): Member => ({ name, step: name, place });
/** A field below another: `.name`. */
export const inner = (name: string, place: Place): Member => ({ name, step: `.${name}`, place });

/** A place without parts. The carrier of its first reading is that of its shape. */
export const leafPlace = (shape: string, first: Facet, ...others: readonly Facet[]): Place => ({
  shape,
  shapeCarrier: first.carrier,
  facets: nonEmpty([first, ...others]),
  parts: null,
});

/** One value, equal or not. */
export const valuePlace = (carrier: Carrier, value: string): Place => leafPlace('value', whole(carrier, value));

/** Text of a record's field; empty where the record lacks it. */
export function fieldText(place: Place, name: string, carrier: Carrier): string {
  const member = memberOf(place, name);
  return member === undefined ? '' : facetText(member, carrier);
}

export interface ListCarriers {
  readonly presence: Carrier;
  readonly repeated: Carrier;
  readonly order: Carrier;
}

/** A list of entries with names. Presence, count and order of names are readings. */
export const listPlace = (shape: string, carriers: ListCarriers, members: readonly Member[]): Place => ({
  shape,
  shapeCarrier: carriers.presence,
  facets: [],
  parts: { by: 'name', ...carriers, members },
});

export const membersOf = (place: Place | undefined): readonly Member[] =>
  place?.parts?.by === 'name' ? place.parts.members : [];
