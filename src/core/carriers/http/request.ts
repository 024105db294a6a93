/**
 * One HTTP request as a tree of places, and back to its bytes. Its destination (scheme, host, port)
 * is a reading too, though no byte of the request holds it.
 */
import type { HttpEvent, ReadBlob } from '../../model/index.ts';
import { asLatin1, asText } from '../byte-text.ts';
import type { Carrier, Member, Place } from '../reading.ts';
import { facetText, memberOf, whole } from '../reading.ts';
import { TEXT } from '../text.ts';
import { contentMembers, writeContent } from './content.ts';
import { joinHead, splitHead, splitRequestLine } from './head.ts';
import type { HeaderLine } from './head.ts';
import { headerLines, headersPlace, HTTP_HEADER_PRESENCE, HTTP_HEADER_SPACING } from './headers.ts';
import {
  HTTP_QUERY_ORDER,
  HTTP_QUERY_PRESENCE,
  HTTP_REQUEST_LINE,
  pairsPlace,
  pathPlace,
  requestLinePlace,
  requestLineWord,
  single,
  splitTarget,
  writePairs,
} from './target.ts';

export const HTTP_DESTINATION: Carrier = {
  name: 'http.destination',
  family: 'http',
  kind: 'routing',
  describes: 'Scheme, host, port and route of the connection used.',
};

export interface RequestReading {
  readonly place: Place;
  readonly method: string;
  readonly path: string;
  /** Length of the request; of its body in HTTP/2. */
  readonly bytes: number;
  /**
   * Bytes of the request that cannot be rebuilt from the readings; 0 unless a carrier is at fault.
   */
  readonly unreadBytes: number;
}

export function readRequest(event: HttpEvent, readBlob: ReadBlob): RequestReading {
  const { request } = event;
  if (request.form === 'h2') return readFields(event, request.fields, readBlob(request.body));
  const raw = readBlob(request.raw);
  const place = rawRequestPlace(raw, destinationMember(event));
  const line = memberOf(place, 'request-line');
  return {
    place,
    method: (line && requestLineWord(line, 'method')) ?? '',
    path: facetText(memberOf(place, 'path') ?? place, TEXT),
    bytes: raw.length,
    unreadBytes: Buffer.compare(writeRawRequest(place), raw) === 0 ? 0 : raw.length,
  };
}

/**
 * The place of an HTTP/1.x request made of these bytes, with further members (its destination) in
 * front.
 */
export function rawRequestPlace(raw: Uint8Array, ...front: readonly Member[]): Place {
  const latin1 = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1');
  const { head, bodyAt } = splitHead(latin1);
  const words = splitRequestLine(head.requestLine);
  const spacing = [head.lead, head.requestEol, head.end];
  const usual = spacing.join() === ',\r\n,\r\n';
  return requestPlace([
    ...front,
    ...lineMembers(words === null ? null : { ...words, spacing: words.spacing.join('|') }, head.requestLine),
    { name: 'headers', step: 'headers', place: headersPlace(head.headers, usual ? '' : JSON.stringify(spacing)) },
    ...contentMembers(head.headers, raw.subarray(bodyAt)),
  ]);
}

/** The bytes of the request, from its readings alone. Inverse of `rawRequestPlace`. */
export function writeRawRequest(place: Place): Uint8Array {
  const headers = memberOf(place, 'headers') ?? place;
  const spacing = JSON.parse(facetText(headers, HTTP_HEADER_SPACING) || '["","\\r\\n","\\r\\n"]') as string[];
  const [lead = '', requestEol = '', end = ''] = spacing;
  const head = joinHead({ lead, requestLine: writeLine(place), requestEol, headers: headerLines(headers), end });
  return Buffer.concat([Buffer.from(head, 'latin1'), writeContent(place)]);
}

const requestPlace = (members: readonly Member[]): Place => ({
  shape: 'request',
  shapeCarrier: HTTP_REQUEST_LINE,
  facets: [],
  parts: { by: 'name', presence: HTTP_HEADER_PRESENCE, repeated: HTTP_HEADER_PRESENCE, order: null, members },
});

function destinationMember(event: HttpEvent): Member {
  const words = {
    scheme: event.tls ? 'https' : 'http',
    host: event.to.host,
    port: String(event.to.port),
    route: event.route,
  };
  const members = Object.entries(words).map(
    ([name, value]): Member => ({
      name,
      step: name === 'host' ? '' : `.${name}`,
      place: single(whole(HTTP_DESTINATION, value)),
    }),
  );
  return {
    name: 'host',
    step: 'host',
    place: {
      shape: 'destination',
      shapeCarrier: HTTP_DESTINATION,
      facets: [],
      parts: { by: 'name', presence: HTTP_DESTINATION, repeated: HTTP_DESTINATION, order: null, members },
    },
  };
}

interface LineWords {
  readonly method: string;
  readonly target: string;
  readonly version: string;
  readonly spacing: string;
}

function lineMembers(words: LineWords | null, line: string): Member[] {
  if (words === null)
    return [{ name: 'request-line', step: 'request-line', place: requestLinePlace({ as: asText(line) }) }];
  const target = splitTarget(words.target);
  const place = requestLinePlace({
    method: asText(words.method),
    origin: asText(target.origin),
    version: asText(words.version),
    spacing: words.spacing === ' | ' ? '' : words.spacing,
  });
  const members: Member[] = [
    { name: 'request-line', step: 'request-line', place },
    { name: 'path', step: 'path', place: pathPlace(asText(target.path)) },
  ];
  if (target.query === null) return members;
  const query = pairsPlace(asText(target.query), HTTP_QUERY_PRESENCE, HTTP_QUERY_ORDER);
  return [...members, { name: 'query', step: 'query', place: query }];
}

function writeLine(place: Place): string {
  const line = memberOf(place, 'request-line') ?? place;
  const word = (name: string): string | undefined => requestLineWord(line, name);
  const as = word('as');
  if (as !== undefined) return asLatin1(as);
  const [first = '', second = ''] = (word('spacing') || ' | ').split('|');
  return asLatin1(`${word('method') ?? ''}${first}${writeTarget(place)}${second}${word('version') ?? ''}`);
}

function writeTarget(place: Place): string {
  const line = memberOf(place, 'request-line') ?? place;
  const query = memberOf(place, 'query');
  const path = facetText(memberOf(place, 'path') ?? place, TEXT);
  return `${requestLineWord(line, 'origin') ?? ''}${path}${query === undefined ? '' : `?${writePairs(query)}`}`;
}

export type RequestContent =
  | { readonly form: 'h1'; readonly raw: Uint8Array }
  | { readonly form: 'h2'; readonly fields: Fields; readonly body: Uint8Array };

/**
 * A request in the form in which it was sent, from its readings alone. Inverse of what
 * `readRequest` reads.
 */
export function writeRequest(form: 'h1' | 'h2', place: Place): RequestContent {
  return form === 'h1'
    ? { form, raw: writeRawRequest(place) }
    : { form, fields: fieldsOf(place), body: writeContent(place) };
}

type Fields = readonly (readonly [string, string])[];

/**
 * HTTP/2: the fields in the order sent; `:method` and `:path` are read as the request line's words.
 */
function readFields(event: HttpEvent, fields: Fields, body: Uint8Array): RequestReading {
  const value = (name: string): string => fields.find(([key]) => key === name)?.[1] ?? '';
  const lines = fields.map(
    ([name, content]): HeaderLine => ({
      name,
      separator: ': ',
      value: name === ':method' || name === ':path' ? '' : content,
      trail: '',
      eol: '\r\n',
    }),
  );
  const words = { method: value(':method'), target: value(':path'), version: 'HTTP/2', spacing: ' | ' };
  const place = requestPlace([
    destinationMember(event),
    ...lineMembers(words, ''),
    { name: 'headers', step: 'headers', place: headersPlace(lines, '') },
    ...contentMembers(lines, body),
  ]);
  const intact = Buffer.compare(writeContent(place), body) === 0 && fieldsOf(place).join('\n') === fields.join('\n');
  const { path } = splitTarget(words.target);
  return { place, method: words.method, path, bytes: body.length, unreadBytes: intact ? 0 : body.length };
}

/** The HTTP/2 fields, from the readings alone. */
export function fieldsOf(place: Place): Fields {
  const line = memberOf(place, 'request-line') ?? place;
  const headers = headerLines(memberOf(place, 'headers') ?? place);
  return headers.map(({ name, value }) => {
    if (name === ':method') return [name, requestLineWord(line, 'method') ?? ''];
    return [name, name === ':path' ? asLatin1(writeTarget(place)) : value];
  });
}
