/**
 * JSON values met before. Messages of one tool repeat each other nearly whole, so a value whose source was read twice is not
 * read again: it is found by its source, compared whole, and is the same object. Must not change a result: with nothing known,
 * everything is read the same, only slower.
 */
import type { Place } from '../reading.ts';
import type { JsonValue } from './value.ts';

/** Shorter values cost less to read than to look up, longer ones are rarely the same twice; code units. */
const SHORTEST = 64;
const LONGEST = 1 << 15;
/** Source kept in all, and fingerprints; past either everything is forgotten. */
const MOST_UNITS = 1 << 26;
const MOST_MET = 1 << 20;

export interface KnownValue {
  readonly value: JsonValue;
  /** Values in it, itself included. */
  readonly values: number;
}

const bySource = new Map<string, KnownValue>();
const met = new Set<number>();
let units = 0;

/** What was worked out for a known value. */
export interface DocumentFacts {
  canonical?: boolean;
  gapless?: boolean;
  /** Its place in a document without styles of its own, by nesting. */
  readonly places: (Place | undefined)[];
}

let facts = new WeakMap<JsonValue, DocumentFacts>();

export const isWorthKnowing = (length: number): boolean => length >= SHORTEST && length <= LONGEST;

export const knownValue = (source: string): KnownValue | undefined => bySource.get(source);

/** Undefined where the value will not be the same object when its source is met again. */
export const factsOf = (value: JsonValue): DocumentFacts | undefined => facts.get(value);

/** Kept from the second meeting on: what is met once, as ids are, would only fill the memory. */
export function meet(source: string, found: KnownValue): void {
  const print = fingerprint(source);
  if (!met.has(print)) {
    if (met.size > MOST_MET) met.clear();
    met.add(print);
    return;
  }
  if (units > MOST_UNITS) {
    bySource.clear();
    facts = new WeakMap();
    units = 0;
  }
  units += source.length;
  bySource.set(unshared(source), found);
  facts.set(found.value, { places: [] });
}

/** Of the length and of some code units: equal for equal sources, and nearly always different for others. */
function fingerprint(source: string): number {
  const step = Math.max(1, source.length >> 6);
  let print = source.length;
  for (let at = 0; at < source.length; at += step) print = (Math.imul(print, 31) + source.charCodeAt(at)) | 0;
  return print;
}

/** A copy of its own: a slice would keep the whole message in memory. */
const unshared = (slice: string): string => Buffer.from(slice, 'utf16le').toString('utf16le');

/** Places of known values, and what was worked out for each. */
const places = new WeakMap<Place, { text?: string }>();

export const keepPlace = (place: Place): Place => {
  places.set(place, {});
  return place;
};

export const isKnownPlace = (place: Place): boolean => places.has(place);

/** What `write` gives for the place, worked out once where it is a known value's. */
export function textOnce(place: Place, write: (place: Place) => string): string {
  const kept = places.get(place);
  if (kept === undefined) return write(place);
  return (kept.text ??= write(place));
}
