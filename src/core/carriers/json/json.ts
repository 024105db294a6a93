/**
 * A JSON document as a tree of places; `write-json.ts` is the inverse. Each value has a type,
 * readings of its own (text, number, spelling, white space) and parts. The document has the styles
 * that hold throughout.
 */
import type { Facet, Member, Place } from '../reading.ts';
import { nonEmpty, text, whole } from '../reading.ts';
import { TEXT } from '../text.ts';
import {
  JSON_DUPLICATE_KEY,
  JSON_KEY_ORDER,
  JSON_PRESENCE,
  JSON_TYPE,
  JSON_VALUE,
  LIST_ORDER,
  LIST_PRESENCE,
} from './carriers.ts';
import type { EscapeStyle } from './escape.ts';
import { escapeStyle, isPlainlySpelled, JSON_ESCAPE, NO_ESCAPES, readEscapes, writeStyle } from './escape.ts';
import { factsOf, keepPlace } from './cache.ts';
import type { Coding } from './nested.ts';
import { opened } from './nested.ts';
import { JSON_NUMBER_FORM, readNumber } from './number-form.ts';
import type { JsonDocument } from './parse.ts';
import { parsedString, parseJson } from './parse.ts';
import { isCanonical, isGapless, isLarge, isPlain, NO_SPACE, type Styles } from './styles.ts';
import type { JsonArray, JsonObject, JsonString, JsonValue } from './value.ts';
import { JSON_WHITE_SPACE, readGaps, spaceStyle, writeSpaceStyle } from './white-space.ts';

/** Depth to which documents inside strings of documents are opened. */
export const MAX_NESTING = 4;

/**
 * The document's place (shape `json`, the root as its only part), or null if `source` is not JSON.
 * `nesting`: the number of documents around it.
 */
export function readJson(source: string, nesting = 0): Place | null {
  const document = parseJson(source);
  if (document === null) return null;
  const { root } = document;
  const escape = isCanonical(root) ? NO_ESCAPES : escapeStyle(rawStrings(root));
  const space = isGapless(root) ? NO_SPACE : spaceStyle(root);
  return documentPlace(document, { escape, space, nesting });
}

/**
 * The place of a value in any document without styles of its own. Null where `source` is no JSON
 * value, or where `JSON.stringify` would spell or space it otherwise. `nesting`: as for `readJson`.
 */
export function readPlain(source: string, nesting = 0): Place | null {
  const value = source.startsWith('"') ? plainString(source) : plainValue(source);
  return value === null ? null : valuePlace(value, 0, { escape: NO_ESCAPES, space: NO_SPACE, nesting });
}

function plainValue(source: string): JsonValue | null {
  const document = parseJson(source);
  if (document === null || document.lead !== '' || document.trail !== '') return null;
  return isCanonical(document.root) && isGapless(document.root) ? document.root : null;
}

/**
 * A string by its source, quotes included. null where `source` is no string, or where
 * `JSON.stringify` would spell it otherwise.
 */
export function plainString(source: string): JsonString | null {
  const text = parsedString(source);
  const raw = source.slice(1, -1);
  return text !== null && isPlainlySpelled(raw) ? { type: 'string', raw, text } : null;
}

function documentPlace(document: JsonDocument, styles: Styles): Place {
  const space = [document.lead, writeSpaceStyle(styles.space), document.trail];
  return {
    shape: 'json',
    shapeCarrier: JSON_TYPE,
    facets: nonEmpty([
      whole(JSON_WHITE_SPACE, space.every((gap) => gap === '') ? '' : JSON.stringify(space)),
      whole(JSON_ESCAPE, writeStyle(styles.escape)),
    ]),
    parts: fixedPart('document', valuePlace(document.root, 0, styles)),
  };
}

/** A part that is always present. */
const fixedPart = (name: string, place: Place, step = ''): NonNullable<Place['parts']> => ({
  by: 'name',
  presence: JSON_PRESENCE,
  repeated: JSON_DUPLICATE_KEY,
  order: null,
  members: [{ name, step, place }],
});

function rawStrings(root: JsonValue): string[] {
  const raws: string[] = [];
  const visit = (value: JsonValue): void => {
    if (value.type === 'string') raws.push(value.raw);
    else if (value.type === 'array') value.items.forEach(visit);
    else if (value.type === 'object') {
      for (const member of value.members) {
        raws.push(member.key.raw);
        visit(member.value);
      }
    }
  };
  visit(root);
  return raws;
}

const leaf = (shape: string, facets: readonly Facet[]): Place => ({
  shape,
  shapeCarrier: JSON_TYPE,
  facets: nonEmpty(facets),
  parts: null,
});

/**
 * The place of a value. In a document without styles of its own, the place of a known value depends
 * only on the value, and is one shared object.
 */
function valuePlace(value: JsonValue, depth: number, styles: Styles): Place {
  const facts = isLarge(value) && isPlain(styles) ? factsOf(value) : undefined;
  if (facts === undefined) return styledPlace(value, depth, styles);
  return (facts.places[styles.nesting] ??= keepPlace(styledPlace(value, depth, styles)));
}

function styledPlace(value: JsonValue, depth: number, styles: Styles): Place {
  switch (value.type) {
    case 'string':
      return stringPlace(value, styles);
    case 'number': {
      const reading = readNumber(value.raw);
      return leaf('number', [whole(JSON_VALUE, reading.value), whole(JSON_NUMBER_FORM, reading.form)]);
    }
    case 'boolean':
    case 'null':
      return leaf(value.type, [whole(JSON_VALUE, value.raw)]);
    case 'deep':
      return leaf('deep', [text(TEXT, value.raw)]);
    case 'object':
      return objectPlace(value, depth, styles);
    case 'array':
      return arrayPlace(value, depth, styles);
  }
}

function stringPlace(value: JsonString, styles: Styles): Place {
  const spelling = whole(JSON_ESCAPE, readEscapes(value.raw, styles.escape));
  const inner = styles.nesting < MAX_NESTING ? documentIn(value.text, styles.nesting + 1) : null;
  if (inner === null) return leaf('string', [text(TEXT, value.text), spelling]);
  return {
    shape: `string of ${inner.coding}`,
    shapeCarrier: JSON_TYPE,
    facets: nonEmpty([spelling]),
    parts: inner.parts,
  };
}

/** A document inside a text; its place is named `... of CODING`. */
export interface DocumentIn {
  readonly coding: Coding;
  readonly parts: NonNullable<Place['parts']>;
}

/**
 * Reads a text as a document, if the whole text is one without loss. `nesting`: the number of
 * documents around it.
 */
export function documentIn(source: string, nesting = 0): DocumentIn | null {
  const inner = opened(source);
  const document = inner === null ? null : readJson(inner.source, nesting);
  if (inner === null || document === null) return null;
  return { coding: inner.coding, parts: fixedPart('content', document, `<${inner.coding}>`) };
}

/** A plainly spelled string that holds a document without styles of its own, with this root. */
export function stringOfDocument(coding: Coding, root: Place): Place {
  const document: Place = { ...leaf('json', []), parts: fixedPart('document', root) };
  return { ...leaf(`string of ${coding}`, []), parts: fixedPart('content', document, `<${coding}>`) };
}

function objectPlace(value: JsonObject, depth: number, styles: Styles): Place {
  const members = value.members.map(
    (member): Member => ({
      name: member.key.text,
      step: stepOf(member.key.text),
      place: valuePlace(member.value, depth + 1, styles),
    }),
  );
  return {
    shape: 'object',
    shapeCarrier: JSON_TYPE,
    facets: nonEmpty([
      whole(JSON_WHITE_SPACE, readGaps('object', value.gaps, members.length, depth, styles.space)),
      whole(JSON_ESCAPE, keySpellings(value.members, styles.escape)),
    ]),
    parts: { by: 'name', presence: JSON_PRESENCE, repeated: JSON_DUPLICATE_KEY, order: JSON_KEY_ORDER, members },
  };
}

function arrayPlace(value: JsonArray, depth: number, styles: Styles): Place {
  const gaps = readGaps('array', value.gaps, value.items.length, depth, styles.space);
  return listOf(
    value.items.map((item) => valuePlace(item, depth + 1, styles)),
    gaps,
  );
}

/** A list of these items. `gaps`: departures from the document's white space. */
export const listOf = (items: readonly Place[], gaps = ''): Place => ({
  shape: 'array',
  shapeCarrier: JSON_TYPE,
  facets: nonEmpty([whole(JSON_WHITE_SPACE, gaps)]),
  parts: { by: 'sequence', presence: LIST_PRESENCE, order: LIST_ORDER, items },
});

/**
 * Member number and departures of each key that departs from the document's style, as JSON; empty
 * if none does.
 */
function keySpellings(members: readonly { readonly key: JsonString }[], style: EscapeStyle): string {
  const departing = members.map((member, index) => [index, readEscapes(member.key.raw, style)] as const);
  const kept = departing.filter(([, departures]) => departures !== '');
  return kept.length === 0 ? '' : JSON.stringify(kept);
}

const stepOf = (key: string): string => (/^[A-Za-z_$][\w$-]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`);
