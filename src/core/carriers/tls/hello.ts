/**
 * A client hello as a tree of places, and back to its records (RFC 8446 sections 4.1.2 and 5.1).
 *
 *     record:  | 22 | version 2 | length 2 | piece |, repeated
 *     message: | 1 | length 3 | version 2 | random 32 | session id <1> | cipher suites <2> | compression <1> | extensions <2> |
 *
 * Random bytes, session ids, keys and GREASE have places of their own, so that they never move the place of anything else.
 * What is not built so is read as bytes.
 */
import type { TlsEvent } from '../../model/index.ts';
import { ByteCursor, numberBytes, orNull, sizedBytes } from '../byte-cursor.ts';
import type { Member, Place } from '../reading.ts';
import { facetText, memberOf, text, whole } from '../reading.ts';
import { field, fieldText, leafPlace, listPlace, membersOf, recordPlace, valuePlace } from '../records.ts';
import { BYTES } from '../text.ts';
import { OFFERED, TLS_FORM, TLS_JA3, TLS_JA4, TLS_RECORD, TLS_REFUSAL, TLS_VALUE } from './carriers.ts';
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
  const plain = orNull(() => readRecords(raw));
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  if (plain !== null && orNull(() => writeMessage(plain))?.equals(bytes) === true) return plain;
  return leafPlace('bytes', text(BYTES, bytes.toString('latin1')));
}

const HANDSHAKE = 22;
const CLIENT_HELLO = 1;

/** `records`: version and length of each record, the length of the last left out, since it holds the rest. */
function readRecords(raw: Uint8Array): Place | null {
  const cursor = new ByteCursor(raw);
  const pieces: { readonly version: string; readonly bytes: Buffer }[] = [];
  while (!cursor.atEnd) {
    if (cursor.number(1) !== HANDSHAKE) return null;
    pieces.push({ version: cursor.hex(2), bytes: cursor.sized(2) });
  }
  const records = pieces.map(({ version, bytes }, index) =>
    index === pieces.length - 1 ? version : `${version}:${bytes.length}`,
  );
  const message = new ByteCursor(Buffer.concat(pieces.map(({ bytes }) => bytes)));
  if (message.number(1) !== CLIENT_HELLO) return null;
  const hello = readFields(new ByteCursor(message.sized(3)));
  const behind = leafPlace('bytes', text(BYTES, message.take(message.left).toString('latin1')));
  return recordPlace('hello', TLS_FORM, [
    field('record', valuePlace(TLS_RECORD, records.join(' '))),
    ...hello,
    field('behind', behind),
  ]);
}

function readFields(cursor: ByteCursor): Member[] {
  const value = (name: string, hex: string): Member => field(name, valuePlace(TLS_VALUE, hex));
  const fields = [
    value('version', cursor.hex(2)),
    value('random', cursor.hex(32)),
    value('session-id', cursor.sized(1).toString('hex')),
    field('cipher-suites', suitesPlace(new ByteCursor(cursor.sized(2)))),
    value('compression', cursor.sized(1).toString('hex')),
  ];
  if (!cursor.atEnd) fields.push(field('extensions', extensionsPlace(new ByteCursor(cursor.sized(2)))));
  if (!cursor.atEnd) throw new RangeError('bytes behind the extensions');
  return fields;
}

function suitesPlace(cursor: ByteCursor): Place {
  const members: Member[] = [];
  while (!cursor.atEnd) members.push(namedMember(cursor.hex(2), leafPlace('suite', whole(TLS_VALUE, ''))));
  return listPlace('suites', OFFERED, members);
}

function extensionsPlace(cursor: ByteCursor): Place {
  const members: Member[] = [];
  while (!cursor.atEnd) members.push(extensionMember(cursor.hex(2), cursor.sized(2)));
  return listPlace('extensions', OFFERED, members);
}

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
