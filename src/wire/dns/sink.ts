/**
 * Answers every DNS query as an ordinary resolver would. Every name has an address of its own, so
 * that a connection can be traced to its name. Bytes in, bytes out: callers own sockets and
 * recording.
 */
import { type Answer, decode, encode, type Packet } from 'dns-packet';
import { AddressBook } from './name-addresses.ts';

export interface DnsReply {
  /** Null: too short to be answered, as ordinary resolvers keep silent on it. */
  readonly reply: Uint8Array | null;
  /** As asked, case included; empty where the query could not be read. */
  readonly name: string;
  /** Mnemonic, or `UNKNOWN_n`; empty where the query could not be read. */
  readonly type: string;
}

export interface DnsSinkOptions {
  /** Names (lower case, no final dot) that do not exist here, as those below a search domain. */
  readonly missing?: (name: string) => boolean;
}

const TTL_SECONDS = 300;
const HEADER_BYTES = 12;
const NO_ERROR = 0;
const FORMAT_ERROR = 1;
const NAME_ERROR = 3;
const NOT_IMPLEMENTED = 4;

/** A predicate for names that are, or lie below, one of the suffixes. */
export function underSuffixes(suffixes: readonly string[]): (name: string) => boolean {
  const lower = suffixes.map((suffix) => suffix.toLowerCase().replace(/^\.|\.$/g, ''));
  return (name) => lower.some((suffix) => name === suffix || name.endsWith(`.${suffix}`));
}

export class DnsSink {
  readonly #book = new AddressBook();
  #missing: (name: string) => boolean;

  constructor(options: DnsSinkOptions = {}) {
    this.#missing = options.missing ?? (() => false);
  }

  /** Replaces the predicate of missing names: search domains change from session to session. */
  setMissing(missing: (name: string) => boolean): void {
    this.#missing = missing;
  }

  /** The name that an address was handed out for. */
  nameOf(address: string): string | undefined {
    return this.#book.nameOf(address);
  }

  /** Answers one message, without the length prefix of TCP. Never throws. */
  answer(query: Uint8Array): DnsReply {
    const bytes = Buffer.from(query.buffer, query.byteOffset, query.byteLength);
    if (bytes.length < HEADER_BYTES) return { reply: null, name: '', type: '' };
    const packet = decodeQuery(bytes);
    const question = packet?.questions?.[0];
    if (packet === null || question === undefined) return { reply: header(bytes, FORMAT_ERROR), name: '', type: '' };
    const { name, type } = question;
    if (((bytes[2] ?? 0) & 0x78) !== 0) return { reply: header(bytes, NOT_IMPLEMENTED), name, type };
    if (packet.questions?.length !== 1) return { reply: header(bytes, FORMAT_ERROR), name, type };
    return { reply: this.#reply(bytes, packet, name.toLowerCase(), type), name, type };
  }

  #reply(query: Buffer, packet: Packet, name: string, type: string): Uint8Array {
    const inClass = packet.questions?.[0]?.class === 'IN' || packet.questions?.[0]?.class === 'ANY';
    const data = inClass ? this.#lookUp(name, type) : 'no-data';
    const answers = typeof data === 'string' ? [] : data;
    const authority = typeof data === 'string' ? [startOfAuthority(name)] : [];
    const opt = (packet.additionals ?? []).some((extra) => extra.type === 'OPT') ? [optRecord()] : [];
    const question = query.subarray(HEADER_BYTES, endOfQuestion(query));
    const code = data === 'no-name' ? NAME_ERROR : NO_ERROR;
    // The question goes back byte for byte: clients compare it, with the case they sent.
    return Buffer.concat([
      header(query, code, 1, answers.length, authority.length, opt.length),
      question,
      ...answers,
      ...authority,
      ...opt,
    ]);
  }

  #lookUp(name: string, type: string): readonly Buffer[] | 'no-data' | 'no-name' {
    if (name === 'localhost' || name.endsWith('.localhost')) return loopback(name, type);
    if (name.endsWith('.in-addr.arpa') || name.endsWith('.ip6.arpa')) return this.#reverse(name, type);
    if (this.#missing(name)) return 'no-name';
    if (name === '') return 'no-data';
    if (type === 'A' || type === 'ANY') return [addressRecord(name, 'A', this.#book.addressesOf(name).v4)];
    if (type === 'AAAA') return [addressRecord(name, 'AAAA', this.#book.addressesOf(name).v6)];
    return 'no-data';
  }

  #reverse(arpa: string, type: string): readonly Buffer[] | 'no-data' | 'no-name' {
    const name = this.#book.nameOf(addressOfArpa(arpa));
    if (name === undefined) return 'no-name';
    if (type !== 'PTR' && type !== 'ANY') return 'no-data';
    return [encodeRecord({ type: 'PTR', name: arpa, ttl: TTL_SECONDS, data: name })];
  }
}

function decodeQuery(bytes: Buffer): Packet | null {
  try {
    const packet = decode(bytes);
    return packet.type === 'query' ? packet : null;
  } catch {
    return null; // Not a DNS message; the answer to that is a format error.
  }
}

/**
 * | id 2 | QR opcode AA TC RD, RA Z rcode 2 | counts of question, answer, authority, additional 4 x
 * 2 | (RFC 1035 section 4.1.1)
 */
function header(query: Buffer, code: number, ...counts: readonly number[]): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES);
  query.copy(bytes, 0, 0, 2);
  bytes[2] = 0x80 | ((query[2] ?? 0) & 0x79);
  bytes[3] = 0x80 | code;
  counts.forEach((count, index) => bytes.writeUInt16BE(count, 4 + 2 * index));
  return bytes;
}

/** Offset behind the first question: labels up to the root or a pointer, type, class. */
function endOfQuestion(query: Buffer): number {
  let offset = HEADER_BYTES;
  for (;;) {
    const length = query[offset] ?? 0;
    if (length === 0) return offset + 5;
    if (length >= 0xc0) return offset + 6;
    offset += 1 + length;
  }
}

function addressRecord(name: string, type: 'A' | 'AAAA', data: string): Buffer {
  return encodeRecord({ type, name, ttl: TTL_SECONDS, data });
}

/** RFC 6761 section 6.3: the loopback addresses, whatever the resolver. */
function loopback(name: string, type: string): readonly Buffer[] | 'no-data' {
  if (type === 'A') return [addressRecord(name, 'A', '127.0.0.1')];
  return type === 'AAAA' ? [addressRecord(name, 'AAAA', '::1')] : 'no-data';
}

/** One resource record, uncompressed: a message that holds only it, without the header. */
function encodeRecord(answer: Answer): Buffer {
  return encode({ type: 'response', answers: [answer] }).subarray(HEADER_BYTES);
}

/** Limits how long a missing name or type may be remembered (RFC 2308). */
function startOfAuthority(name: string): Buffer {
  const zone = name.split('.').slice(-2).join('.') || '.';
  const data = {
    mname: 'ns1.dns-host.net',
    rname: 'hostmaster.dns-host.net',
    serial: 2026010100,
    refresh: 7200,
    retry: 3600,
    expire: 1209600,
    minimum: TTL_SECONDS,
  };
  return encodeRecord({ type: 'SOA', name: zone, ttl: TTL_SECONDS, data });
}

/**
 * EDNS(0) without options (RFC 6891): | root 1 | type 41 | payload size 1232 | extended code and
 * flags 4 | length 2 |
 */
function optRecord(): Buffer {
  return Buffer.from([0, 0, 41, 0x04, 0xd0, 0, 0, 0, 0, 0, 0]);
}

/** `4.3.2.1.in-addr.arpa` is 1.2.3.4; nibbles in the same backward order for IPv6. */
function addressOfArpa(arpa: string): string {
  const labels = arpa.split('.').slice(0, -2).reverse();
  if (arpa.endsWith('.in-addr.arpa')) return labels.join('.');
  return (labels.join('').match(/.{1,4}/g) ?? []).join(':');
}
