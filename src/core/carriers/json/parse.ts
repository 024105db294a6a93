/**
 * Parses JSON (RFC 8259) into values, with all that `JSON.parse` loses: white space, spelling of
 * strings and numbers, duplicate keys, order. A source that is not strictly JSON is refused (null),
 * never repaired. Bounded: below `MAX_DEPTH` a value is kept as source text, and past `MAX_VALUES`
 * the document is refused.
 */
import { closingQuote, type Extents, extentOf, extentsOf } from './extents.ts';
import { isWorthKnowing, knownValue, meet } from './cache.ts';
import type { Gaps, JsonArray, JsonObject, JsonString, JsonValue } from './value.ts';

export const MAX_DEPTH = 128;
export const MAX_VALUES = 1 << 20;

export interface JsonDocument {
  readonly lead: string;
  readonly root: JsonValue;
  readonly trail: string;
}

/**
 * The document, or null if the source is not JSON. A byte order mark counts as leading white space.
 */
export function parseJson(source: string): JsonDocument | null {
  const at = source.startsWith('\ufeff') ? 1 : 0;
  const cursor: Cursor = { source, at, values: 0, containers: 0, extents: extentsOf(source) };
  takeGap(cursor);
  const lead = source.slice(0, cursor.at);
  const root = takeValue(cursor, 0);
  if (root === null) return null;
  const trail = takeGap(cursor);
  return cursor.at === source.length ? { lead, root, trail } : null;
}

interface Cursor {
  readonly source: string;
  at: number;
  values: number;
  /** Number of containers that begin before `at`. */
  containers: number;
  readonly extents: Extents;
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORDS = [
  ['true', 'boolean'],
  ['false', 'boolean'],
  ['null', 'null'],
] as const;

function takeValue(cursor: Cursor, depth: number): JsonValue | null {
  cursor.values += 1;
  if (cursor.values > MAX_VALUES) return null;
  const first = cursor.source[cursor.at];
  if (first === '"') return takeString(cursor);
  if (first !== '{' && first !== '[') return takeScalar(cursor);
  return depth < MAX_DEPTH ? takeRepeated(cursor, depth) : takeDeep(cursor);
}

/** The container, from the cache or parsed. */
function takeRepeated(cursor: Cursor, depth: number): JsonValue | null {
  const from = cursor.at;
  const { end, levels, next } = extentOf(cursor.extents, cursor.containers);
  // A source too deep to parse here is not too deep where it occurs higher up.
  const isMet = isWorthKnowing(end - from) && depth + levels <= MAX_DEPTH;
  const source = isMet ? cursor.source.slice(from, end) : '';
  const known = isMet ? knownValue(source) : undefined;
  if (known !== undefined) {
    cursor.at = end;
    cursor.values += known.values - 1;
    cursor.containers = next;
    return cursor.values > MAX_VALUES ? null : known.value;
  }
  const before = cursor.values;
  const value = takeContainer(cursor, depth);
  if (isMet && value !== null) meet(source, { value, values: cursor.values - before + 1 });
  return value;
}

function takeContainer(cursor: Cursor, depth: number): JsonValue | null {
  cursor.containers += 1;
  return cursor.source[cursor.at] === '{' ? takeObject(cursor, depth) : takeArray(cursor, depth);
}

function takeScalar(cursor: Cursor): JsonValue | null {
  NUMBER.lastIndex = cursor.at;
  const number = NUMBER.exec(cursor.source)?.[0];
  if (number !== undefined) {
    cursor.at += number.length;
    return { type: 'number', raw: number };
  }
  for (const [raw, type] of WORDS) {
    if (cursor.source.startsWith(raw, cursor.at)) {
      cursor.at += raw.length;
      return { type, raw };
    }
  }
  return null;
}

/** RFC 8259 white space: space, tab, line feed, carriage return. */
function takeGap(cursor: Cursor): string {
  const from = cursor.at;
  for (;;) {
    const unit = cursor.source.charCodeAt(cursor.at);
    if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) break;
    cursor.at += 1;
  }
  return from === cursor.at ? '' : cursor.source.slice(from, cursor.at);
}

function takeString(cursor: Cursor): JsonString | null {
  const end = closingQuote(cursor.source, cursor.at);
  if (end < 0) return null;
  const raw = cursor.source.slice(cursor.at + 1, end);
  cursor.at = end + 1;
  // Quoted, so that no container has the same source.
  const key = isWorthKnowing(raw.length) ? `"${raw}` : null;
  const known = key === null ? undefined : knownValue(key)?.value;
  if (known?.type === 'string') return known;
  const text = raw.includes('\\') ? parsedString(`"${raw}"`) : CONTROL.test(raw) ? null : raw;
  if (text === null) return null;
  const value: JsonString = { type: 'string', raw, text };
  if (key !== null) meet(key, { value, values: 1 });
  return value;
}

const CONTROL = new RegExp('[\\u0000-\\u001f]');

/** The decoded text of a string's source in quotes; null if it is no string. */
export function parsedString(source: string): string | null {
  try {
    return JSON.parse(source) as string;
  } catch {
    return null; // an escape that JSON does not have, or a control character
  }
}

function takeObject(cursor: Cursor, depth: number): JsonObject | null {
  const members: { key: JsonString; value: JsonValue }[] = [];
  const gaps: string[] = [];
  do {
    cursor.at += 1; // the brace or comma
    gaps.push(takeGap(cursor));
    if (members.length === 0 && cursor.source[cursor.at] === '}') break;
    const key = cursor.source[cursor.at] === '"' ? takeString(cursor) : null;
    gaps.push(takeGap(cursor));
    if (key === null || cursor.source[cursor.at] !== ':') return null;
    cursor.at += 1;
    gaps.push(takeGap(cursor));
    const value = takeValue(cursor, depth + 1);
    if (value === null) return null;
    members.push({ key, value });
    gaps.push(takeGap(cursor));
  } while (cursor.source[cursor.at] === ',');
  return takeCloser(cursor, '}') ? { type: 'object', members, gaps: orNull(gaps) } : null;
}

function takeArray(cursor: Cursor, depth: number): JsonArray | null {
  const items: JsonValue[] = [];
  const gaps: string[] = [];
  do {
    cursor.at += 1; // the bracket or comma
    gaps.push(takeGap(cursor));
    if (items.length === 0 && cursor.source[cursor.at] === ']') break;
    const value = takeValue(cursor, depth + 1);
    if (value === null) return null;
    items.push(value);
    gaps.push(takeGap(cursor));
  } while (cursor.source[cursor.at] === ',');
  return takeCloser(cursor, ']') ? { type: 'array', items, gaps: orNull(gaps) } : null;
}

function takeCloser(cursor: Cursor, closer: string): boolean {
  if (cursor.source[cursor.at] !== closer) return false;
  cursor.at += 1;
  return true;
}

const orNull = (gaps: readonly string[]): Gaps => (gaps.every((gap) => gap === '') ? null : gaps);

/** A container below the depth limit, up to its closing bracket. Its content is not checked. */
function takeDeep(cursor: Cursor): JsonValue | null {
  const from = cursor.at;
  const { end, next } = extentOf(cursor.extents, cursor.containers);
  if (end < 0) return null;
  cursor.at = end;
  cursor.containers = next;
  return { type: 'deep', raw: cursor.source.slice(from, end) };
}
