/**
 * JSON (RFC 8259) cut into values with everything that `JSON.parse` forgets: white space, the spelling of strings and
 * numbers, duplicate keys, order. Anything that is not strictly JSON is refused (null), never repaired.
 * Bounded: below `MAX_DEPTH` a value is kept as source text, and past `MAX_VALUES` the document is refused.
 */

export const MAX_DEPTH = 128;
export const MAX_VALUES = 1 << 20;

export interface JsonString {
  readonly type: 'string';
  /** Source between the quotes. */
  readonly raw: string;
  readonly text: string;
}

/** White space inside a container, in source order; null: none anywhere. */
export type Gaps = readonly string[] | null;

export interface JsonObject {
  readonly type: 'object';
  readonly members: readonly { readonly key: JsonString; readonly value: JsonValue }[];
  /** For each member: before the key, after it, before the value, after it. Without members: the one gap inside. */
  readonly gaps: Gaps;
}

export interface JsonArray {
  readonly type: 'array';
  readonly items: readonly JsonValue[];
  /** For each item: before and after it. Without items: the one gap inside. */
  readonly gaps: Gaps;
}

export type JsonValue =
  | JsonString
  | JsonObject
  | JsonArray
  | { readonly type: 'number'; readonly raw: string }
  | { readonly type: 'boolean' | 'null'; readonly raw: string }
  /** Nested too deep to take apart: the source as it stands. */
  | { readonly type: 'deep'; readonly raw: string };

export interface JsonDocument {
  readonly lead: string;
  readonly root: JsonValue;
  readonly trail: string;
}

/** The document, or null if it is not JSON. A byte order mark counts as leading white space. */
export function parseJson(source: string): JsonDocument | null {
  const cursor: Cursor = { source, at: source.startsWith('\ufeff') ? 1 : 0, values: 0 };
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
  if (first === '{' || first === '[') {
    if (depth >= MAX_DEPTH) return takeDeep(cursor);
    return first === '{' ? takeObject(cursor, depth) : takeArray(cursor, depth);
  }
  return takeScalar(cursor);
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
  const { source } = cursor;
  let escaped = false;
  let at = cursor.at + 1;
  for (; ; at++) {
    const unit = source.charCodeAt(at);
    if (unit === 0x22) break;
    if (unit === 0x5c) {
      escaped = true;
      at += 1;
    } else if (!(unit >= 0x20)) return null; // also NaN: the source ended
  }
  const raw = source.slice(cursor.at + 1, at);
  cursor.at = at + 1;
  const text = escaped ? unescape(raw) : raw;
  return text === null ? null : { type: 'string', raw, text };
}

function unescape(raw: string): string | null {
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return null; // an escape that JSON does not have
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

/** A container below the depth limit, up to its closing bracket; what is inside is not checked. */
function takeDeep(cursor: Cursor): JsonValue | null {
  const from = cursor.at;
  let open = 0;
  for (let at = from; at < cursor.source.length; at++) {
    const unit = cursor.source.charCodeAt(at);
    if (unit === 0x22) at = closingQuote(cursor.source, at);
    else if (unit === 0x5b || unit === 0x7b) open += 1;
    else if (unit === 0x5d || unit === 0x7d) open -= 1;
    if (open === 0) {
      cursor.at = at + 1;
      return { type: 'deep', raw: cursor.source.slice(from, cursor.at) };
    }
  }
  return null;
}

function closingQuote(source: string, opening: number): number {
  let at = opening + 1;
  while (at < source.length && source.charCodeAt(at) !== 0x22) at += source.charCodeAt(at) === 0x5c ? 2 : 1;
  return at;
}
