/**
 * The styles that hold throughout a JSON document, and whether a value conforms to the plain ones.
 */
import { type EscapeStyle, isPlainlySpelled } from './escape.ts';
import { factsOf } from './cache.ts';
import type { JsonArray, JsonObject, JsonValue } from './value.ts';
import type { SpaceStyle } from './white-space.ts';

export interface Styles {
  readonly escape: EscapeStyle;
  readonly space: SpaceStyle;
  /** Number of documents around this one. */
  readonly nesting: number;
}

export const NO_SPACE: SpaceStyle = new Map();
export const isPlain = ({ escape, space }: Styles): boolean => escape.size === 0 && space.size === 0;

/** Whether `JSON.stringify` would spell every string in it so. */
export function isCanonical(value: JsonValue): boolean {
  const facts = isLarge(value) ? factsOf(value) : undefined;
  return facts === undefined ? findCanonical(value) : (facts.canonical ??= findCanonical(value));
}

function findCanonical(value: JsonValue): boolean {
  if (value.type === 'string') return isPlainlySpelled(value.raw);
  if (value.type === 'array') return value.items.every(isCanonical);
  if (value.type !== 'object') return true;
  return value.members.every((member) => isCanonical(member.key) && isCanonical(member.value));
}

/** Whether no white space separates its tokens. */
export function isGapless(value: JsonValue): boolean {
  if (value.type !== 'array' && value.type !== 'object') return true;
  const facts = factsOf(value);
  return facts === undefined ? findGapless(value) : (facts.gapless ??= findGapless(value));
}

const findGapless = (value: JsonArray | JsonObject): boolean =>
  value.gaps === null &&
  (value.type === 'array' ? value.items.every(isGapless) : value.members.every((member) => isGapless(member.value)));

/** Whether a lookup in the cache pays. Most values of a document are shorter strings. */
export const isLarge = (value: JsonValue): boolean =>
  value.type === 'object' || value.type === 'array' || (value.type === 'string' && value.raw.length >= 64);
