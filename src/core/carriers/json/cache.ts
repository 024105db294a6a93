/**
 * Cache of JSON values. Messages of one tool repeat each other nearly whole, so a source met before
 * is not parsed again. The cache looks a value up by a fingerprint, compares its whole source, and
 * returns the same object. Must not change a result: an empty cache only costs time.
 */
import type { Place } from '../reading.ts';
import type { JsonValue } from './value.ts';

/**
 * Bounds in code units. Shorter values cost less to parse than to look up; longer ones rarely
 * repeat.
 */
const SHORTEST = 64;
const LONGEST = 1 << 15;
/** Limits of all source kept, and of fingerprints. Past either, the cache is emptied. */
const MOST_UNITS = 1 << 26;
const MOST_MET = 1 << 20;

export interface KnownValue {
  readonly value: JsonValue;
  /** Number of values in it, itself included. */
  readonly values: number;
}

const bySource = new Map<string, KnownValue>();
const met = new Set<number>();
let units = 0;

/** Facts derived from a known value. */
export interface DocumentFacts {
  canonical?: boolean;
  gapless?: boolean;
  /** Its place in a document without styles of its own, by depth of nesting. */
  readonly places: (Place | undefined)[];
}

let facts = new WeakMap<JsonValue, DocumentFacts>();

export const isWorthKnowing = (length: number): boolean => length >= SHORTEST && length <= LONGEST;

export const knownValue = (source: string): KnownValue | undefined => bySource.get(source);

/**
 * undefined for a value outside the cache: the next parse of its source will make another object.
 */
export const factsOf = (value: JsonValue): DocumentFacts | undefined => facts.get(value);

/**
 * Keeps a value from its second occurrence on. Values that occur once, as ids do, would only fill
 * the memory.
 */
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

/**
 * Computed from the length and some code units: equal for equal sources, and almost always
 * different for others.
 */
function fingerprint(source: string): number {
  const step = Math.max(1, source.length >> 6);
  let print = source.length;
  for (let at = 0; at < source.length; at += step) print = (Math.imul(print, 31) + source.charCodeAt(at)) | 0;
  return print;
}

/** A copy: a slice would keep the whole message in memory. */
const unshared = (slice: string): string => Buffer.from(slice, 'utf16le').toString('utf16le');

/** Places of known values, and the text derived for each. */
const places = new WeakMap<Place, { text?: string }>();

export const keepPlace = (place: Place): Place => {
  places.set(place, {});
  return place;
};

export const isKnownPlace = (place: Place): boolean => places.has(place);

/** The result of `write` for the place, computed once if the place is a known value's. */
export function textOnce(place: Place, write: (place: Place) => string): string {
  const kept = places.get(place);
  if (kept === undefined) return write(place);
  return (kept.text ??= write(place));
}
