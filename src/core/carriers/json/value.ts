/** The values of a JSON source, with all that `JSON.parse` loses. Types only. */

export interface JsonString {
  readonly type: 'string';
  /** Source between the quotes. */
  readonly raw: string;
  readonly text: string;
}

/** White space inside a container, in source order; null if there is none. */
export type Gaps = readonly string[] | null;

export interface JsonObject {
  readonly type: 'object';
  readonly members: readonly { readonly key: JsonString; readonly value: JsonValue }[];
  /**
   * For each member: white space before the key, after it, before the value, after it. Without
   * members: the one gap inside.
   */
  readonly gaps: Gaps;
}

export interface JsonArray {
  readonly type: 'array';
  readonly items: readonly JsonValue[];
  /** For each item: white space before and after it. Without items: the one gap inside. */
  readonly gaps: Gaps;
}

export type JsonValue =
  | JsonString
  | JsonObject
  | JsonArray
  | { readonly type: 'number'; readonly raw: string }
  | { readonly type: 'boolean' | 'null'; readonly raw: string }
  /** A value nested too deep to parse, as its source. */
  | { readonly type: 'deep'; readonly raw: string };
