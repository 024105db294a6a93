/**
 * One DNS query as a tree of places, and back to its bytes (RFC 1035 section 4.1; EDNS options, RFC
 * 6891 section 6.1.2).
 *
 *     id 2 | flags 2 | four counts 2 | questions | answers | authority | additional
 *
 * A message in another form (compressed names, wrong counts) is read as bytes; none is refused.
 */
import type { DnsEvent } from '../../model/index.ts';
import { ByteCursor, numberBytes, orNull, sizedBytes } from '../byte-cursor.ts';
import type { Carrier, Member, Place } from '../reading.ts';
import { facetText, memberOf, text } from '../reading.ts';
import { field, fieldText, inner, leafPlace, recordPlace, valuePlace } from '../records.ts';
import { BYTES, TEXT } from '../text.ts';

export const DNS_FORM: Carrier = {
  name: 'dns.form',
  family: 'dns',
  kind: 'content',
  describes: 'Whether a DNS message is a plain query, and of what its sections consist.',
};
export const DNS_RESOLVER: Carrier = {
  name: 'dns.resolver',
  family: 'dns',
  kind: 'content',
  describes: 'Which resolver is asked, and over which transport.',
};
export const DNS_ID: Carrier = {
  name: 'dns.id',
  family: 'dns',
  kind: 'content',
  describes: 'The number by which a DNS answer is matched to its query.',
};
export const DNS_VALUE: Carrier = {
  name: 'dns.value',
  family: 'dns',
  kind: 'content',
  describes: 'A field of a DNS query: flags, type, class, time to live, data of a record or of an EDNS option.',
};
export const DNS_PRESENCE: Carrier = {
  name: 'dns.presence',
  family: 'dns',
  kind: 'presence',
  describes: 'Whether a question, a record or an EDNS option stands in a DNS query.',
};
export const DNS_ORDER: Carrier = {
  name: 'dns.order',
  family: 'dns',
  kind: 'form',
  ordering: 'written',
  describes: 'The order of questions, of records and of EDNS options in a DNS query.',
};

/** The resolver asked, and the query. */
export function queryPlace(event: Pick<DnsEvent, 'resolver' | 'transport'>, raw: Uint8Array): Place {
  const message = messagePlace(raw);
  return recordPlace('lookup', DNS_FORM, [
    field('resolver', valuePlace(DNS_RESOLVER, event.resolver)),
    field('transport', valuePlace(DNS_RESOLVER, event.transport)),
    { name: 'message', step: '', place: message },
  ]);
}

/** The bytes of the query. Inverse of `queryPlace`. */
export function writeQuery(place: Place): Uint8Array {
  return writeMessage(memberOf(place, 'message') ?? place);
}

function messagePlace(raw: Uint8Array): Place {
  const plain = orNull(() => readMessage(raw));
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  if (plain !== null && writeMessage(plain).equals(bytes)) return plain;
  return leafPlace('bytes', text(BYTES, bytes.toString('latin1')));
}

const SECTIONS = ['questions', 'answers', 'authority', 'additional'] as const;

function readMessage(raw: Uint8Array): Place {
  const cursor = new ByteCursor(raw);
  const [id, flags] = [cursor.hex(2), cursor.hex(2)];
  const counts = SECTIONS.map(() => cursor.number(2));
  const sections = SECTIONS.map((name, section): Member => {
    const items = Array.from({ length: counts[section] ?? 0 }, () => readItem(cursor, section === 0));
    return field(name, sequencePlace(name, items));
  });
  return recordPlace('message', DNS_FORM, [
    field('id', valuePlace(DNS_ID, id)),
    field('flags', valuePlace(DNS_VALUE, flags)),
    ...sections,
    field('behind', leafPlace('bytes', text(BYTES, cursor.take(cursor.left).toString('latin1')))),
  ]);
}

function writeMessage(place: Place): Buffer {
  if (place.shape === 'bytes') return Buffer.from(facetText(place, BYTES), 'latin1');
  const sections = SECTIONS.map((name) => itemsOf(memberOf(place, name)));
  return Buffer.concat([
    Buffer.from(fieldText(place, 'id', DNS_ID) + fieldText(place, 'flags', DNS_VALUE), 'hex'),
    ...sections.map((items) => numberBytes(items.length, 2)),
    ...sections.flat().map(writeItem),
    Buffer.from(fieldText(place, 'behind', BYTES), 'latin1'),
  ]);
}

const sequencePlace = (shape: string, items: readonly Place[]): Place => ({
  shape,
  shapeCarrier: DNS_FORM,
  facets: [],
  parts: { by: 'sequence', presence: DNS_PRESENCE, order: DNS_ORDER, items },
});

const itemsOf = (place: Place | undefined): readonly Place[] =>
  place?.parts?.by === 'sequence' ? place.parts.items : [];

const OPT = '0029';

/**
 * question: | name | type 2 | class 2 |; record: the same and | time to live 4 | length 2 | data |
 */
function readItem(cursor: ByteCursor, question: boolean): Place {
  const host = leafPlace('name', text(TEXT, nameText(readName(cursor))));
  const [type, kind] = [cursor.hex(2), cursor.hex(2)];
  const head = [
    inner('host', host),
    inner('type', valuePlace(DNS_VALUE, type)),
    inner('class', valuePlace(DNS_VALUE, kind)),
  ];
  if (question) return recordPlace('question', DNS_FORM, head);
  const ttl = inner('ttl', valuePlace(DNS_VALUE, cursor.hex(4)));
  const data = cursor.sized(2);
  const options = type === OPT ? orNull(() => readOptions(data)) : null;
  const read = options ?? valuePlace(DNS_VALUE, data.toString('hex'));
  return recordPlace('record', DNS_FORM, [...head, ttl, inner('data', read)]);
}

function writeItem(item: Place): Buffer {
  const words = ['type', 'class', 'ttl'].map((name) => fieldText(item, name, DNS_VALUE)).join('');
  const data = memberOf(item, 'data');
  return Buffer.concat([
    writeName(fieldText(item, 'host', TEXT)),
    Buffer.from(words, 'hex'),
    ...(data === undefined ? [] : [sizedBytes(writeData(data), 2)]),
  ]);
}

/** | code 2 | length 2 | data |, repeated. */
function readOptions(data: Buffer): Place {
  const cursor = new ByteCursor(data);
  const options: Place[] = [];
  while (!cursor.atEnd) {
    const code = valuePlace(DNS_VALUE, cursor.hex(2));
    const value = valuePlace(DNS_VALUE, cursor.sized(2).toString('hex'));
    options.push(recordPlace('option', DNS_FORM, [inner('code', code), inner('data', value)]));
  }
  return sequencePlace('options', options);
}

function writeData(data: Place): Buffer {
  if (data.shape !== 'options') return Buffer.from(facetText(data, DNS_VALUE), 'hex');
  const written = itemsOf(data).map((option) =>
    Buffer.concat([
      Buffer.from(fieldText(option, 'code', DNS_VALUE), 'hex'),
      sizedBytes(Buffer.from(fieldText(option, 'data', DNS_VALUE), 'hex'), 2),
    ]),
  );
  return Buffer.concat(written);
}

/**
 * Labels up to the root. A pointer (RFC 1035 section 4.1.4) or a label of another kind throws a
 * RangeError.
 */
function readName(cursor: ByteCursor): Buffer[] {
  const labels: Buffer[] = [];
  for (;;) {
    const length = cursor.number(1);
    if (length === 0) return labels;
    if (length > 63) throw new RangeError('not a plain label');
    labels.push(cursor.take(length));
  }
}

const writeName = (name: string): Buffer =>
  Buffer.concat([...nameLabels(name).map((label) => sizedBytes(label, 1)), Buffer.of(0)]);

/**
 * A domain name as text (RFC 1035 section 5.1): `www.example.com`; `.` for the root. Letter case is
 * kept. A dot or backslash inside a label is escaped; bytes outside printable ASCII are written as
 * `\ddd`.
 */
export function nameText(labels: readonly Uint8Array[]): string {
  if (labels.length === 0) return '.';
  return labels.map((label) => Array.from(label, written).join('')).join('.');
}

function written(byte: number): string {
  const sign = String.fromCharCode(byte);
  if (sign === '.' || sign === '\\') return `\\${sign}`;
  return byte > 0x20 && byte < 0x7f ? sign : `\\${String(byte).padStart(3, '0')}`;
}

/** Inverse of `nameText`. */
export function nameLabels(name: string): Buffer[] {
  if (name === '.') return [];
  const labels: number[][] = [[]];
  for (const [piece, digits, sign] of name.matchAll(/\\(?:(\d{3})|(.))|[^]/g)) {
    if (piece === '.') labels.push([]);
    else labels.at(-1)?.push(digits === undefined ? (sign ?? piece).charCodeAt(0) : Number(digits));
  }
  return labels.map((label) => Buffer.from(label));
}
