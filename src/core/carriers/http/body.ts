/**
 * The body of a message, by its actual format: JSON, JSON lines, form fields, parts, text or bytes.
 * The declared type decides only where the bytes alone do not. No body is refused: broken JSON is
 * text, and broken text is bytes.
 */
import { bytesOfText, isValidUtf8, textOfBytes } from '../byte-text.ts';
import { JSON_PRESENCE, LIST_ORDER, LIST_PRESENCE } from '../json/carriers.ts';
import { readJson } from '../json/json.ts';
import { writeJson } from '../json/write-json.ts';
import type { Carrier, Facet, Parts, Place } from '../reading.ts';
import { facetText, memberOf, nonEmpty, text, whole } from '../reading.ts';
import { BYTES, TEXT } from '../text.ts';
import { pairsPlace, single, writePairs } from './target.ts';

export const BODY_FORMAT: Carrier = {
  name: 'body.format',
  family: 'body',
  kind: 'content',
  format: true,
  describes: 'What a body turns out to be: json, json-lines, form, multipart, text, bytes or empty.',
};
export const FORM_PRESENCE: Carrier = {
  name: 'form.presence',
  family: 'form',
  kind: 'presence',
  describes: 'Whether a field stands in a form, and how often.',
};
export const FORM_ORDER: Carrier = {
  name: 'form.order',
  family: 'form',
  kind: 'form',
  ordering: 'written',
  describes: 'The order of the fields of a form.',
};

/** `type`: the value of Content-Type, or the empty string. */
export function bodyPlace(bytes: Uint8Array, type: string): Place {
  if (bytes.length === 0) return place('empty', []);
  const source = textOfBytes(bytes);
  return (
    jsonBody(source) ??
    jsonLinesBody(source, type) ??
    formBody(source, type) ??
    multipartBody(source, type) ??
    (isValidUtf8(bytes) && !CONTROL.test(source)
      ? place('text', [text(TEXT, source)])
      : place('bytes', [text(BYTES, Buffer.from(bytes).toString('latin1'))]))
  );
}

/** Inverse of `bodyPlace`. */
export function writeBody(body: Place): Uint8Array {
  switch (body.shape) {
    case 'empty':
      return new Uint8Array();
    case 'json':
      return bytesOfText(writeJson(memberOf(body, 'document') ?? body));
    case 'json-lines':
      return bytesOfText(items(body).map(writeLine).join(''));
    case 'form':
      return bytesOfText(writePairs(memberOf(body, 'document') ?? body));
    case 'multipart':
      return bytesOfText(
        items(body)
          .map(partText)
          .join(`--${facetText(body, BODY_FORMAT)}`),
      );
    case 'bytes':
      return Buffer.from(facetText(body, BYTES), 'latin1');
    default:
      return bytesOfText(facetText(body, TEXT));
  }
}

/** Control characters that do not occur in plain text. */
const CONTROL = new RegExp('[\\u0000-\\u0008\\u000e-\\u001a\\u001c-\\u001f]');

const place = (shape: string, facets: readonly Facet[], parts: Parts | null = null): Place => ({
  shape,
  shapeCarrier: BODY_FORMAT,
  facets: nonEmpty(facets),
  parts,
});

const document = (inner: Place): Parts => ({
  by: 'name',
  presence: JSON_PRESENCE,
  repeated: JSON_PRESENCE,
  order: null,
  members: [{ name: 'document', step: '', place: inner }],
});

const sequence = (all: readonly Place[]): Parts => ({
  by: 'sequence',
  presence: LIST_PRESENCE,
  order: LIST_ORDER,
  items: all,
});

const items = (body: Place): readonly Place[] => (body.parts?.by === 'sequence' ? body.parts.items : []);

function jsonBody(source: string): Place | null {
  if (!/^[\ufeff \t\r\n]*["[{\dtfn-]/.test(source)) return null;
  const json = readJson(source);
  return json === null ? null : place('json', [], document(json));
}

/** Lines that are a JSON object or array each. Empty lines may separate them. */
function jsonLinesBody(source: string, type: string): Place | null {
  if (!/^\s*[[{]/.test(source) && !/ndjson|jsonl|json-lines/i.test(type)) return null;
  const lines = source.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  if (lines.length < 2) return null;
  const read = lines.map((line) => (line.trim() === '' ? single(text(TEXT, line)) : readJson(line)));
  const all = read.every((line) => line !== null);
  return all ? place('json-lines', [], sequence(read)) : null;
}

const writeLine = (line: Place): string => (line.shape === 'json' ? writeJson(line) : facetText(line, TEXT));

function formBody(source: string, type: string): Place | null {
  if (!/^application\/x-www-form-urlencoded/i.test(type)) return null;
  return place('form', [], document(pairsPlace(source, FORM_PRESENCE, FORM_ORDER)));
}

/** Parts between boundaries. The header and content of a part are read as one text. */
function multipartBody(source: string, type: string): Place | null {
  const boundary = /^multipart\/[^;]+;.*?\bboundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type);
  const name = boundary?.[1] ?? boundary?.[2];
  if (name === undefined || !source.includes(`--${name}`)) return null;
  const parts = source.split(`--${name}`).map((part) => single(text(TEXT, part)));
  return place('multipart', [whole(BODY_FORMAT, name)], sequence(parts));
}

const partText = (part: Place): string => facetText(part, TEXT);
