/**
 * Objects of a git repository as trees of places, and back (gitformat-loose(5)).
 *
 *     object: | type | SP | size | NUL | content |, compressed
 *     commit, tag: fields, an empty line, a message
 *     tree: | mode | SP | name | NUL | digest |, repeated
 *
 * The message is text, its trailers included. Bytes in any other form are no object.
 */
import { createHash } from 'node:crypto';
import { decodeContent } from '../http/content-coding.ts';
import { bytesOfText, textOfBytes } from '../byte-text.ts';
import { bodyPlace, writeBody } from '../http/body.ts';
import type { Member, Place } from '../reading.ts';
import { facetText, memberOf, nonEmpty, text, whole } from '../reading.ts';
import { fieldText, inner, leafPlace, listPlace, membersOf, recordPlace, valuePlace } from '../records.ts';
import { TEXT } from '../text.ts';
import { GIT_CODED_BYTES, GIT_FIELDS, GIT_OBJECT, GIT_REFERENCE, GIT_VALUE } from './carriers.ts';

/** null where the bytes are no object. */
export function objectPlace(coded: Uint8Array): Place | null {
  const { bytes, complete } = decodeContent(['deflate'], coded);
  const head = /^(commit|tag|tree|blob) (\d+)\0/.exec(Buffer.from(bytes.subarray(0, 32)).toString('latin1'));
  if (!complete || head === null) return null;
  const content = bytes.subarray(head[0].length);
  if (content.length !== Number(head[2])) return null;
  const read = contentPlace(head[1] ?? '', content);
  if (read === null || Buffer.compare(writeObjectContent(read), content) !== 0) return null;
  const given = createHash('sha256').update(bytes).digest('hex');
  return {
    shape: `git ${head[1] ?? ''}`,
    shapeCarrier: GIT_OBJECT,
    facets: [{ ...whole(GIT_CODED_BYTES, Buffer.from(coded).toString('latin1')), given }],
    parts: { by: 'name', ...GIT_FIELDS, order: null, members: [{ name: 'content', step: '', place: read }] },
  };
}

export const isObject = (place: Place): boolean => place.shapeCarrier === GIT_OBJECT;

/** The compressed bytes. Inverse of `objectPlace`. */
export const writeObject = (place: Place): Uint8Array => Buffer.from(facetText(place, GIT_CODED_BYTES), 'latin1');

/** git's name of the object: the digest of its uncompressed bytes. */
export function objectName(coded: Uint8Array): string {
  return createHash('sha1')
    .update(decodeContent(['deflate'], coded).bytes)
    .digest('hex');
}

function contentPlace(type: string, content: Uint8Array): Place | null {
  if (type === 'blob')
    return recordPlace('blob', GIT_OBJECT, [{ name: 'body', step: '', place: bodyPlace(content, '') }]);
  return type === 'tree' ? treePlace(content) : messagePlace(textOfBytes(content));
}

/** The uncompressed content of an object, from its readings alone. */
export function writeObjectContent(place: Place): Uint8Array {
  const own = memberOf(place, 'content') ?? place;
  if (own.shape === 'blob') return writeBody(memberOf(own, 'body') ?? own);
  return own.shape === 'tree' ? writeTree(own) : writeMessage(own);
}

/** A line that begins with a space continues the field before it. */
function messagePlace(source: string): Place | null {
  const end = source.startsWith('\n') ? 0 : source.indexOf('\n\n') + 1;
  const lines = source.slice(0, end).match(/[^\n]*\n(?: [^\n]*\n)*/g) ?? [];
  const fields = lines.map(readField);
  if (!fields.every((one) => one !== null)) return null;
  const listed = listPlace('fields', GIT_FIELDS, fields);
  const message = leafPlace('text', text(TEXT, source.slice(end + 1)));
  return recordPlace('message', GIT_OBJECT, [{ name: 'fields', step: '', place: listed }, inner('message', message)]);
}

function writeMessage(place: Place): Uint8Array {
  const fields = membersOf(memberOf(place, 'fields')).map(writeField);
  return bytesOfText(`${fields.join('')}\n${fieldText(place, 'message', TEXT)}`);
}

function readField(line: string): Member | null {
  const [, name, value] = /^([^ \n]+) ([^]*)\n$/.exec(line) ?? [];
  if (name === undefined || value === undefined) return null;
  return inner(name, fieldPlace(value));
}

function fieldPlace(value: string): Place {
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value)) return leafPlace('reference', whole(GIT_REFERENCE, value));
  const [, name, email, time, zone] = /^([^]*?)<([^<>\n]*)> (\d+) ([+-]\d{4})$/.exec(value) ?? [];
  if (name === undefined || email === undefined || time === undefined || zone === undefined)
    return leafPlace('text', text(TEXT, value));
  return recordPlace('person', GIT_OBJECT, [
    inner('name', leafPlace('text', text(TEXT, name))),
    inner('email', leafPlace('text', text(TEXT, email))),
    inner('time', valuePlace(GIT_VALUE, time)),
    inner('zone', leafPlace('text', text(TEXT, zone))),
  ]);
}

function writeField({ name, place }: Member): string {
  const value =
    place.shape === 'person'
      ? `${fieldText(place, 'name', TEXT)}<${fieldText(place, 'email', TEXT)}> ${fieldText(place, 'time', GIT_VALUE)} ${fieldText(place, 'zone', TEXT)}`
      : facetText(place, GIT_REFERENCE) + facetText(place, TEXT);
  return `${name} ${value}\n`;
}

/**
 * Length in bytes of a digest in a tree. Trees of the rare repositories with SHA-256 are read as
 * bytes.
 */
const DIGEST = 20;

function treePlace(content: Uint8Array): Place | null {
  const bytes = Buffer.from(content);
  const entries: Member[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0, at);
    const [, mode, name] = /^([0-7]+) ([^]+)$/.exec(end < 0 ? '' : textOfBytes(bytes.subarray(at, end))) ?? [];
    if (mode === undefined || name === undefined || end + 1 + DIGEST > bytes.length) return null;
    const digest = bytes.toString('hex', end + 1, end + 1 + DIGEST);
    const place = leafPlace('entry', whole(GIT_VALUE, mode), whole(GIT_REFERENCE, digest));
    entries.push({ name, step: `.${name}`, place });
    at = end + 1 + DIGEST;
  }
  return listPlace('tree', GIT_FIELDS, entries);
}

function writeTree(place: Place): Uint8Array {
  const entries = membersOf(place).map(({ name, place: entry }) =>
    Buffer.concat([
      bytesOfText(`${facetText(entry, GIT_VALUE)} ${name}\0`),
      Buffer.from(facetText(entry, GIT_REFERENCE), 'hex'),
    ]),
  );
  return Buffer.concat(entries);
}

/**
 * A file of a repository that contains only the digest of an object (gitrepository-layout(5)); null
 * for any other.
 */
export function referencePlace(bytes: Uint8Array): Place | null {
  const source = Buffer.from(bytes).toString('latin1');
  if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})\n$/.test(source)) return null;
  return {
    shape: 'git reference',
    shapeCarrier: GIT_OBJECT,
    facets: nonEmpty([whole(GIT_REFERENCE, source.slice(0, -1))]),
    parts: null,
  };
}
