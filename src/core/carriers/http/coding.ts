/**
 * Content codings (gzip, deflate, br, zstd). Trials are compared by their decoded body. Header
 * fields of the coding that name a machine or a clock are a reading of their own. The coded bytes
 * are compared only between trials of equal decoded body and coding, where any difference is the
 * encoder's.
 */
import { createHash } from 'node:crypto';
import type { DecodedContent } from './content-coding.ts';
import type { Carrier, Facet } from '../reading.ts';
import { whole } from '../reading.ts';

export const HTTP_CONTENT_CODING: Carrier = {
  name: 'http.content-coding',
  family: 'http',
  kind: 'content',
  format: true,
  describes: 'How a body is compressed: its codings, and whether they could be undone.',
};
export const HTTP_CODING_FORM: Carrier = {
  name: 'http.coding-form',
  family: 'http',
  kind: 'form',
  describes: 'How the coder of a body was set: flags, time, level and system in the header of gzip.',
};
export const HTTP_CODED_BYTES: Carrier = {
  name: 'http.coded-bytes',
  family: 'http',
  kind: 'form',
  relative: true,
  describes: 'The compressed bytes of a body, compared between trials that sent the same content in the same coding.',
};

export function codingFacets(codings: readonly string[], coded: Uint8Array, decoded: DecodedContent): readonly Facet[] {
  if (codings.length === 0) return [];
  const state = decoded.undecoded.length > 0 ? ' undecoded' : decoded.complete ? '' : ' bytes behind the end';
  const coding = whole(HTTP_CONTENT_CODING, `${codings.join(', ')}${state}`);
  // Whether a body is compressed at all is the coding's reading.
  const form: Facet = { ...whole(HTTP_CODING_FORM, gzipHeader(coded)), optional: true };
  if (decoded.undecoded.length > 0) return [coding, form];
  const given = createHash('sha256').update(`${coding.text}\n${form.text}\n`).update(decoded.bytes).digest('hex');
  return [coding, form, { ...whole(HTTP_CODED_BYTES, Buffer.from(coded).toString('latin1')), given }];
}

/** RFC 1952 section 2.3: flags, modification time, extra flags (level), operating system. */
function gzipHeader(coded: Uint8Array): string {
  if (coded.length < 10 || coded[0] !== 0x1f || coded[1] !== 0x8b) return '';
  const view = new DataView(coded.buffer, coded.byteOffset, coded.byteLength);
  return `flags ${view.getUint8(3)}, time ${view.getUint32(4, true)}, level ${view.getUint8(8)}, system ${view.getUint8(9)}`;
}
