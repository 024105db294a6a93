/**
 * Fields of HTTP/2: those of a request as node:http2 gives them, and those of an answer as HTTP/2
 * allows them. Pure.
 */
import type { WireAnswer } from '../responder.ts';

export type Fields = readonly (readonly [string, string])[];

/** Not allowed in HTTP/2 (RFC 9113 section 8.2.2), or the writer's own business. */
const CONNECTION_HEADERS = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
  'content-length',
]);

/**
 * Fields of one name as a list; the length of a whole body, unless the answer is `bare`: without a
 * body.
 */
export function responseHeaders(answer: WireAnswer<string>, bare: boolean): Record<string, string | string[] | number> {
  const headers: Record<string, string | string[] | number> = { ':status': answer.status };
  for (const [name, value] of answer.headers) {
    const key = name.toLowerCase();
    if (CONNECTION_HEADERS.has(key)) continue;
    const before = headers[key];
    headers[key] = before === undefined ? value : [before, value].flat().map(String);
  }
  if (answer.body instanceof Uint8Array && !bare) headers['content-length'] = answer.body.length;
  return headers;
}

/** Name and value by turns, in the order sent. */
export function pairs(raw: readonly string[]): Fields {
  const fields: [string, string][] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) fields.push([raw[i] ?? '', raw[i + 1] ?? '']);
  return fields;
}
