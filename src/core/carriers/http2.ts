/**
 * The bytes of an HTTP/2 client before its first request, as a tree of places and back (RFC 9113
 * sections 3.4, 4.1, 6.3, 6.5, 6.9).
 *
 *     preface 24 | frame: | length 3 | type 1 | flags 1 | stream 4 | payload |, repeated
 */
import { ByteCursor, numberBytes, orNull } from './byte-cursor.ts';
import type { Carrier, Member, Place } from './reading.ts';
import { facetText, memberOf, text, whole } from './reading.ts';
import type { ListCarriers } from './records.ts';
import { field, fieldText, inner, leafPlace, listPlace, membersOf, recordPlace, valuePlace } from './records.ts';
import { BYTES } from './text.ts';
import { namedMember, valueOf } from './tls/grease.ts';

export const HTTP2_FORM: Carrier = {
  name: 'http2.form',
  family: 'http2',
  kind: 'content',
  describes: 'Whether an HTTP/2 connection starts as its standard says.',
};
export const HTTP2_VALUE: Carrier = {
  name: 'http2.value',
  family: 'http2',
  kind: 'content',
  describes: 'A value in the first frames of an HTTP/2 connection: a setting, a window, a priority, flags.',
};
export const HTTP2_PRESENCE: Carrier = {
  name: 'http2.presence',
  family: 'http2',
  kind: 'presence',
  describes: 'Whether a frame is sent at the start of an HTTP/2 connection, or a setting stated.',
};
export const HTTP2_COUNT: Carrier = {
  name: 'http2.count',
  family: 'http2',
  kind: 'presence',
  describes: 'Whether such a frame or setting is sent once more.',
};
export const HTTP2_ORDER: Carrier = {
  name: 'http2.order',
  family: 'http2',
  kind: 'form',
  ordering: 'written',
  describes: 'The order of the first frames of an HTTP/2 connection, and of its settings.',
};

const STATED: ListCarriers = { presence: HTTP2_PRESENCE, repeated: HTTP2_COUNT, order: HTTP2_ORDER };
/** RFC 9113 section 3.4. */
const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');

/** RFC 9113 section 6 and RFC 7540 section 6.3. */
const FRAMES = [
  'DATA',
  'HEADERS',
  'PRIORITY',
  'RST_STREAM',
  'SETTINGS',
  'PUSH_PROMISE',
  'PING',
  'GOAWAY',
  'WINDOW_UPDATE',
];
const SETTINGS: Readonly<Record<string, string>> = {
  '0001': 'HEADER_TABLE_SIZE',
  '0002': 'ENABLE_PUSH',
  '0003': 'MAX_CONCURRENT_STREAMS',
  '0004': 'INITIAL_WINDOW_SIZE',
  '0005': 'MAX_FRAME_SIZE',
  '0006': 'MAX_HEADER_LIST_SIZE',
  '0008': 'ENABLE_CONNECT_PROTOCOL',
  '0009': 'NO_RFC7540_PRIORITIES',
};
const SETTING_IDS = new Map(Object.entries(SETTINGS).map(([id, name]) => [name, id]));

/** `raw`: the client's bytes from the preface up to its first request. */
export function startPlace(raw: Uint8Array): Place {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const plain = orNull(() => readFrames(bytes));
  if (plain !== null && writeStart(plain).equals(bytes)) return plain;
  return { ...leafPlace('bytes', text(BYTES, bytes.toString('latin1'))), shapeCarrier: HTTP2_FORM };
}

/** Inverse of `startPlace`. */
export function writeStart(place: Place): Buffer {
  if (place.shape === 'bytes') return Buffer.from(facetText(place, BYTES), 'latin1');
  const frames = membersOf(memberOf(place, 'frames')).map(writeFrame);
  return Buffer.concat([PREFACE, ...frames, Buffer.from(fieldText(place, 'behind', HTTP2_VALUE), 'hex')]);
}

function readFrames(bytes: Buffer): Place | null {
  if (!bytes.subarray(0, PREFACE.length).equals(PREFACE)) return null;
  const frames: Member[] = [];
  let rest = bytes.subarray(PREFACE.length);
  for (;;) {
    const frame = orNull(() => readFrame(new ByteCursor(rest)));
    if (frame === null) break;
    frames.push(frame.member);
    rest = rest.subarray(frame.length);
  }
  return recordPlace('start', HTTP2_FORM, [
    field('frames', listPlace('frames', STATED, frames)),
    field('behind', valuePlace(HTTP2_VALUE, rest.toString('hex'))),
  ]);
}

/** @throws RangeError where the frame is incomplete */
function readFrame(cursor: ByteCursor): { readonly member: Member; readonly length: number } {
  const length = cursor.number(3);
  const [type, flags, stream] = [cursor.number(1), cursor.hex(1), cursor.hex(4)];
  const payload = cursor.take(length);
  const name = FRAMES[type] ?? `type ${type}`;
  const place = recordPlace('frame', HTTP2_FORM, [
    inner('flags', valuePlace(HTTP2_VALUE, flags)),
    inner('stream', valuePlace(HTTP2_VALUE, stream)),
    { name: 'payload', step: '', place: payloadPlace(name, payload) },
  ]);
  return { member: { name, step: `.${name}`, place }, length: 9 + length };
}

function writeFrame({ name, place }: Member): Buffer {
  const type = FRAMES.includes(name) ? FRAMES.indexOf(name) : Number(name.slice('type '.length));
  const payload = writePayload(memberOf(place, 'payload') ?? place);
  const words = fieldText(place, 'flags', HTTP2_VALUE) + fieldText(place, 'stream', HTTP2_VALUE);
  return Buffer.concat([numberBytes(payload.length, 3), numberBytes(type, 1), Buffer.from(words, 'hex'), payload]);
}

function payloadPlace(name: string, payload: Buffer): Place {
  if (name === 'SETTINGS' && payload.length % 6 === 0) return settingsPlace(new ByteCursor(payload));
  if (name !== 'WINDOW_UPDATE' || payload.length !== 4) return valuePlace(HTTP2_VALUE, payload.toString('hex'));
  return leafPlace('increment', whole(HTTP2_VALUE, String(payload.readUInt32BE(0))));
}

/** | id 2 | value 4 |, repeated. */
function settingsPlace(cursor: ByteCursor): Place {
  const members: Member[] = [];
  while (!cursor.atEnd) {
    const id = cursor.hex(2);
    const value = leafPlace('setting', whole(HTTP2_VALUE, String(cursor.number(4))));
    const member = namedMember(id, value, SETTINGS[id] ?? id);
    members.push({ ...member, step: `.${member.name}` });
  }
  return listPlace('settings', STATED, members);
}

function writePayload(place: Place): Buffer {
  switch (place.shape) {
    case 'settings':
      return Buffer.concat(membersOf(place).map(writeSetting));
    case 'increment':
      return numberBytes(Number(facetText(place, HTTP2_VALUE)), 4);
    default:
      return Buffer.from(facetText(place, HTTP2_VALUE), 'hex');
  }
}

function writeSetting(member: Member): Buffer {
  const id = valueOf(member, (called) => SETTING_IDS.get(called) ?? called);
  return Buffer.concat([Buffer.from(id, 'hex'), numberBytes(Number(facetText(member.place, HTTP2_VALUE)), 4)]);
}
