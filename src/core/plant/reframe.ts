/**
 * Makes a changed message consistent again, as its subject would: recodes a body that has a coding,
 * and sets Content-Length to the new length.
 */
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { writeBody } from '../carriers/http/body.ts';
import { HTTP_CODED_BYTES } from '../carriers/http/coding.ts';
import { HTTP_HEADER_VALUE } from '../carriers/http/headers.ts';
import { facetText, memberOf, type Place } from '../carriers/reading.ts';
import { withFacet } from './marks/mark.ts';

/** `changed`, a message, fitted; `before` is the message that it was made from. */
export function withFramingFixed(changed: Place, before: Place): Place {
  const body = memberOf(changed, 'body');
  if (body === undefined || body === memberOf(before, 'body')) return changed;
  const content = writeBody(body);
  if (!isCoded(changed)) return withLength(changed, content.length);
  const coded = encode(codingOf(changed), content);
  const text = Buffer.from(coded).toString('latin1');
  const recoded = withMember(changed, 'framing', (framing) => withFacet(framing, HTTP_CODED_BYTES.name, text));
  return withLength(recoded, coded.length);
}

/** Value of Content-Length, bytes; NaN where there is none. */
export function lengthOf(message: Place): number {
  const field = memberOf(memberOf(message, 'headers') ?? message, 'content-length');
  return field === undefined ? NaN : Number(facetText(field, HTTP_HEADER_VALUE));
}

/** The message with another Content-Length, if it has one. */
export function withLength(message: Place, bytes: number): Place {
  const now = lengthOf(message);
  if (Number.isNaN(now) || Number.isNaN(bytes) || now === bytes) return message;
  return withMember(message, 'headers', (headers) =>
    withMember(headers, 'content-length', (field) => withFacet(field, HTTP_HEADER_VALUE.name, String(bytes))),
  );
}

/** Codings in which a body can be written here. */
export const isWritable = (message: Place): boolean => !isCoded(message) || Object.hasOwn(ENCODERS, codingOf(message));

/** Whether the body is under a coding that was taken off. */
export const isCoded = (message: Place): boolean =>
  memberOf(message, 'framing')?.facets.some(({ carrier }) => carrier === HTTP_CODED_BYTES) ?? false;

const ENCODERS: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  gzip: gzipSync,
  deflate: deflateSync,
  br: brotliCompressSync,
};

function encode(coding: string, content: Uint8Array): Uint8Array {
  const encoder = ENCODERS[coding];
  if (encoder === undefined) throw new Error(`nothing is planted in a body that is coded as ${coding}`);
  return encoder(content);
}

function codingOf(message: Place): string {
  const field = memberOf(memberOf(message, 'headers') ?? message, 'content-encoding');
  return field === undefined ? '' : facetText(field, HTTP_HEADER_VALUE).trim().toLowerCase();
}

function withMember(place: Place, name: string, change: (member: Place) => Place): Place {
  if (place.parts?.by !== 'name') return place;
  const members = place.parts.members.map((member) =>
    member.name === name ? { ...member, place: change(member.place) } : member,
  );
  return { ...place, parts: { ...place.parts, members } };
}
