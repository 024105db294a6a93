/**
 * Reads the extensions of a client hello, each by its standard, and writes them back. One that is
 * built otherwise, or not known here, is read as its bytes in hex. Names are those of IANA's
 * registry of TLS extension types.
 */
import { asLatin1, asText } from '../byte-text.ts';
import { ByteCursor, orNull, sizedBytes } from '../byte-cursor.ts';
import type { Member, Place } from '../reading.ts';
import { facetText, text, whole } from '../reading.ts';
import { leafPlace, listPlace, membersOf, valuePlace } from '../records.ts';
import { TEXT } from '../text.ts';
import { OFFERED, TLS_FORM, TLS_KEY, TLS_PADDING, TLS_VALUE } from './carriers.ts';
import { namedMember, valueOf } from './grease.ts';

/**
 * How the data of an extension is read, and written back; `read` may throw a RangeError or give
 * null.
 */
interface Format {
  readonly shape: string;
  readonly read: (data: Buffer) => Place | null;
  readonly write: (place: Place) => Buffer;
}

/** A list of values of `size` bytes behind a length of `prefix` bytes. */
const valueList = (prefix: number, size: number): Format => ({
  shape: 'list',
  read: (data) => {
    const members: Member[] = [];
    const cursor = new ByteCursor(new ByteCursor(data).sized(prefix));
    while (!cursor.atEnd) members.push(namedMember(cursor.hex(size), leafPlace('value', whole(TLS_VALUE, ''))));
    return listPlace('list', OFFERED, members);
  },
  write: (place) =>
    sizedBytes(Buffer.concat(membersOf(place).map((member) => Buffer.from(valueOf(member), 'hex'))), prefix),
});

/** RFC 7301 section 3.1: | length 2 | (length 1, name)* | */
const protocolNames: Format = {
  shape: 'protocols',
  read: (data) => {
    const members: Member[] = [];
    const cursor = new ByteCursor(new ByteCursor(data).sized(2));
    while (!cursor.atEnd) {
      const name = cursor.sized(1).toString('latin1');
      const hex = Buffer.from(name, 'latin1').toString('hex');
      members.push(namedMember(hex, leafPlace('value', whole(TLS_VALUE, '')), asText(name)));
    }
    return listPlace('protocols', OFFERED, members);
  },
  write: (place) => {
    const hexOf = (called: string): string => Buffer.from(asLatin1(called), 'latin1').toString('hex');
    const names = membersOf(place).map((member) => sizedBytes(Buffer.from(valueOf(member, hexOf), 'hex'), 1));
    return sizedBytes(Buffer.concat(names), 2);
  },
};

/** RFC 8446 section 4.2.8: | length 2 | (group 2, length 2, key)* | */
const keyShares: Format = {
  shape: 'key-shares',
  read: (data) => {
    const members: Member[] = [];
    const cursor = new ByteCursor(new ByteCursor(data).sized(2));
    while (!cursor.atEnd) {
      const group = cursor.hex(2);
      members.push(namedMember(group, leafPlace('key', whole(TLS_KEY, cursor.sized(2).toString('hex')))));
    }
    return listPlace('key-shares', OFFERED, members);
  },
  write: (place) => {
    const shares = membersOf(place).map((member) => {
      const key = Buffer.from(facetText(member.place, TLS_KEY), 'hex');
      return Buffer.concat([Buffer.from(valueOf(member), 'hex'), sizedBytes(key, 2)]);
    });
    return sizedBytes(Buffer.concat(shares), 2);
  },
};

/** RFC 6066 section 3, one name of the type host_name: | length 2 | 0 | length 2 | name | */
const serverName: Format = {
  shape: 'host',
  read: (data) => {
    const cursor = new ByteCursor(new ByteCursor(data).sized(2));
    if (cursor.number(1) !== 0) return null;
    return leafPlace('host', text(TEXT, asText(cursor.sized(2).toString('latin1'))));
  },
  write: (place) => {
    const name = sizedBytes(Buffer.from(asLatin1(facetText(place, TEXT)), 'latin1'), 2);
    return sizedBytes(Buffer.concat([Buffer.of(0), name]), 2);
  },
};

/** RFC 7685: zeros. */
const padding: Format = {
  shape: 'padding',
  read: (data) => leafPlace('padding', whole(TLS_PADDING, String(data.length))),
  write: (place) => Buffer.alloc(Number(facetText(place, TLS_PADDING))),
};

const opaque = {
  shape: 'value',
  read: (data: Buffer): Place => valuePlace(TLS_VALUE, data.toString('hex')),
  write: (place: Place): Buffer => Buffer.from(facetText(place, TLS_VALUE), 'hex'),
} satisfies Format;

/** Type in hex, name, format. */
const KNOWN: readonly (readonly [string, string, Format])[] = [
  ['0000', 'server_name', serverName],
  ['0005', 'status_request', opaque],
  ['000a', 'supported_groups', valueList(2, 2)],
  ['000b', 'ec_point_formats', valueList(1, 1)],
  ['000d', 'signature_algorithms', valueList(2, 2)],
  ['0010', 'alpn', protocolNames],
  ['0012', 'signed_certificate_timestamp', opaque],
  ['0015', 'padding', padding],
  ['0016', 'encrypt_then_mac', opaque],
  ['0017', 'extended_master_secret', opaque],
  ['001b', 'compress_certificate', valueList(1, 2)],
  ['0022', 'delegated_credential', valueList(2, 2)],
  ['0023', 'session_ticket', opaque],
  ['0029', 'pre_shared_key', opaque],
  ['002a', 'early_data', opaque],
  ['002b', 'supported_versions', valueList(1, 2)],
  ['002c', 'cookie', opaque],
  ['002d', 'psk_key_exchange_modes', valueList(1, 1)],
  ['0031', 'post_handshake_auth', opaque],
  ['0032', 'signature_algorithms_cert', valueList(2, 2)],
  ['0033', 'key_share', keyShares],
  ['fe0d', 'encrypted_client_hello', opaque],
  ['ff01', 'renegotiation_info', opaque],
];

const BY_TYPE = new Map(KNOWN.map(([type, name, format]) => [type, { name, format }]));
const BY_NAME = new Map(KNOWN.map(([type, name, format]) => [name, { type, format }]));

/** Lists are few and come again in every hello: each is read once. */
const LISTS: ReadonlySet<Format['shape']> = new Set(['list', 'protocols']);
const MOST_LISTS = 1024;
const lists = new Map<string, Member>();

/** One extension; `type` in hex. */
export function extensionMember(type: string, data: Buffer): Member {
  if (!LISTS.has(BY_TYPE.get(type)?.format.shape ?? '')) return readExtension(type, data);
  const key = type + data.toString('latin1');
  const known = lists.get(key) ?? readExtension(type, data);
  if (lists.size < MOST_LISTS) lists.set(key, known);
  return known;
}

function readExtension(type: string, data: Buffer): Member {
  const known = BY_TYPE.get(type);
  const read = orNull(() => known?.format.read(data) ?? null);
  const plain = read !== null && known?.format.write(read).equals(data) === true ? read : opaque.read(data);
  const place: Place = { ...plain, shapeCarrier: TLS_FORM };
  const member = namedMember(type, place, known?.name ?? type);
  return { ...member, step: `.${member.name}` };
}

/** Inverse of `extensionMember`: | type 2 | length 2 | data | */
export function writeExtension(member: Member): Buffer {
  const type = valueOf(member, (called) => BY_NAME.get(called)?.type ?? called);
  const format = BY_TYPE.get(type)?.format;
  const { place } = member;
  const data = format !== undefined && place.shape === format.shape ? format.write(place) : opaque.write(place);
  return Buffer.concat([Buffer.from(type, 'hex'), sizedBytes(data, 2)]);
}
