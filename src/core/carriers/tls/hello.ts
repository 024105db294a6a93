/**
 * A client hello as a tree of places, and back to its records. `client-hello.ts` cuts the bytes.
 *
 * Random bytes, session ids, keys and GREASE have places of their own, so that they never move the
 * place of anything else. Bytes that are not built as a hello are read as bytes.
 */
import type { TlsEvent } from '../../model/index.ts';
import { numberBytes, orNull, sizedBytes } from '../byte-cursor.ts';
import type { Member, Place } from '../reading.ts';
import { facetText, memberOf, text, whole } from '../reading.ts';
import { field, fieldText, leafPlace, listPlace, membersOf, recordPlace, valuePlace } from '../records.ts';
import { BYTES } from '../text.ts';
import { OFFERED, TLS_FORM, TLS_JA3, TLS_JA4, TLS_RECORD, TLS_REFUSAL, TLS_VALUE } from './carriers.ts';
import {
  CLIENT_HELLO,
  HANDSHAKE,
  type HelloFields,
  readHelloMessage,
  recordAt,
  type TlsRecord,
} from './client-hello.ts';
import { extensionMember, writeExtension } from './extensions.ts';
import { namedMember, valueOf } from './grease.ts';

/** The hello, its fingerprints, and how the handshake went. */
export function helloPlace(event: Pick<TlsEvent, 'ja3' | 'ja4' | 'refused'>, raw: Uint8Array): Place {
  return recordPlace('handshake', TLS_FORM, [
    { name: 'hello', step: '', place: messagePlace(raw) },
    field('ja3', valuePlace(TLS_JA3, event.ja3)),
    field('ja4', valuePlace(TLS_JA4, event.ja4)),
    field('refusal', valuePlace(TLS_REFUSAL, event.refused ?? '')),
  ]);
}

/** Inverse of `helloPlace`, as to the hello's bytes. */
export const writeHello = (place: Place): Uint8Array => writeMessage(memberOf(place, 'hello') ?? place);

function messagePlace(raw: Uint8Array): Place {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const plain = orNull(() => readRecords(bytes));
  if (plain !== null && orNull(() => writeMessage(plain))?.equals(bytes) === true) return plain;
  return leafPlace('bytes', text(BYTES, bytes.toString('latin1')));
}

function readRecords(raw: Buffer): Place | null {
  const records: TlsRecord[] = [];
  for (let at = 0; at < raw.length; ) {
    const record = recordAt(raw, at);
    if (record?.type !== HANDSHAKE) return null;
    records.push(record);
    at = record.end;
  }
  const message = readHelloMessage(Buffer.concat(records.map(({ piece }) => piece)));
  if (message === null) return null;
  return recordPlace('hello', TLS_FORM, [
    field('record', valuePlace(TLS_RECORD, recordsText(records))),
    ...fieldMembers(message.fields),
    field('behind', leafPlace('bytes', text(BYTES, message.behind.toString('latin1')))),
  ]);
}

/** Version and length of each record, the length of the last left out, since it holds the rest. */
const recordsText = (records: readonly TlsRecord[]): string =>
  records
    .map(({ version, piece }, index) =>
      index === records.length - 1 ? version.toString('hex') : `${version.toString('hex')}:${piece.length}`,
    )
    .join(' ');

function fieldMembers(hello: HelloFields): Member[] {
  const value = (name: string, bytes: Buffer): Member => field(name, valuePlace(TLS_VALUE, bytes.toString('hex')));
  const fields = [
    value('version', hello.version),
    value('random', hello.random),
    value('session-id', hello.sessionId),
    field('cipher-suites', listPlace('suites', OFFERED, hello.cipherSuites.map(suiteMember))),
    value('compression', hello.compression),
  ];
  if (hello.extensions === null) return fields;
  const extensions = hello.extensions.map(({ type, data }) => extensionMember(type.toString('hex'), data));
  return [...fields, field('extensions', listPlace('extensions', OFFERED, extensions))];
}

const suiteMember = (suite: Buffer): Member =>
  namedMember(suite.toString('hex'), leafPlace('suite', whole(TLS_VALUE, '')));

function writeMessage(place: Place): Buffer {
  if (place.shape === 'bytes') return Buffer.from(facetText(place, BYTES), 'latin1');
  const hello = Buffer.concat([Buffer.of(CLIENT_HELLO), sizedBytes(writeFields(place), 3)]);
  const message = Buffer.concat([hello, Buffer.from(fieldText(place, 'behind', BYTES), 'latin1')]);
  return writeRecords(message, fieldText(place, 'record', TLS_RECORD));
}

function writeFields(place: Place): Buffer {
  const value = (name: string): Buffer => Buffer.from(fieldText(place, name, TLS_VALUE), 'hex');
  const suites = membersOf(memberOf(place, 'cipher-suites')).map((member) => Buffer.from(valueOf(member), 'hex'));
  const extensions = memberOf(place, 'extensions');
  return Buffer.concat([
    value('version'),
    value('random'),
    sizedBytes(value('session-id'), 1),
    sizedBytes(Buffer.concat(suites), 2),
    sizedBytes(value('compression'), 1),
    ...(extensions === undefined ? [] : [sizedBytes(Buffer.concat(membersOf(extensions).map(writeExtension)), 2)]),
  ]);
}

function writeRecords(message: Buffer, records: string): Buffer {
  let at = 0;
  const written = records.split(' ').map((record) => {
    const [version = '', length] = record.split(':');
    const piece = message.subarray(at, length === undefined ? message.length : at + Number(length));
    at += piece.length;
    return Buffer.concat([numberBytes(HANDSHAKE, 1), Buffer.from(version, 'hex'), sizedBytes(piece, 2)]);
  });
  return Buffer.concat(written);
}
