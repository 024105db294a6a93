/**
 * The client hello, cut from the first bytes of a connection and read for its names and fingerprints. Pure; the fields
 * are read here, one by one, since the bytes are all at hand; extensions and fingerprints are read-tls-client-hello's.
 */
import {
  calculateJa3,
  calculateJa4,
  extensionParsers,
  getExtensionData,
  isGREASE,
  type TlsClientHelloMessage,
  type TlsExtension,
} from 'read-tls-client-hello';

export interface ClientHello {
  /** The TLS records that hold the hello, as sent. */
  readonly raw: Uint8Array;
  readonly ja3: string;
  readonly ja4: string;
  readonly sni: string | undefined;
  readonly alpn: readonly string[];
}

/** `more`: not all there yet; `none`: these bytes are not a client hello. */
export type HelloReading = ClientHello | 'more' | 'none';

const HANDSHAKE = 0x16;
const CLIENT_HELLO = 1;
/** Far above any hello seen (post-quantum key shares make about 2 KB). */
const LONGEST_HELLO = 128 * 1024;

/** record: | type 1 | version 2 | length 2 | payload |, the hello being the first handshake message in the payloads. */
export function readClientHello(bytes: Buffer): HelloReading {
  const message: Buffer[] = [];
  let length = 0;
  let offset = 0;
  while (offset + 5 <= bytes.length) {
    if (bytes[offset] !== HANDSHAKE || bytes[offset + 1] !== 3) return 'none';
    const end = offset + 5 + bytes.readUInt16BE(offset + 3);
    if (end === offset + 5 || length > LONGEST_HELLO) return 'none';
    if (end > bytes.length) return 'more';
    message.push(bytes.subarray(offset + 5, end));
    length += end - offset - 5;
    offset = end;
    const whole = Buffer.concat(message);
    if (whole[0] !== CLIENT_HELLO) return 'none';
    if (whole.length >= 4 && whole.length >= 4 + whole.readUIntBE(1, 3)) {
      return describe(bytes.subarray(0, offset), whole.subarray(4, 4 + whole.readUIntBE(1, 3)));
    }
  }
  return couldBeHello(bytes) ? 'more' : 'none';
}

/** Whether a client hello may begin with these bytes, the first two or fewer being enough to say no. */
export function couldBeHello(bytes: Uint8Array): boolean {
  return bytes.length > 0 && bytes[0] === HANDSHAKE && (bytes.length === 1 || bytes[1] === 3);
}

function describe(raw: Uint8Array, body: Buffer): HelloReading {
  try {
    const hello = readFields(body);
    return {
      raw,
      ja3: calculateJa3(hello),
      ja4: calculateJa4(hello),
      sni: getExtensionData(hello, 'sni')?.serverName,
      alpn: getExtensionData(hello, 'alpn')?.protocols ?? [],
    };
  } catch (error) {
    if (error instanceof RangeError) return 'none';
    throw error;
  }
}

/** | version 2 | random 32 | session id <1> | cipher suites <2> | compression <1> | extensions <2> | (RFC 8446 section 4.1.2) */
function readFields(body: Buffer): TlsClientHelloMessage {
  const cursor = new Cursor(body);
  const version = cursor.number(2);
  const random = cursor.take(32);
  const sessionId = cursor.take(cursor.number(1));
  const cipherSuites = numbers(cursor.take(cursor.number(2)));
  const compressionMethods = [...cursor.take(cursor.number(1))];
  const extensions = cursor.atEnd ? [] : readExtensions(cursor.take(cursor.number(2)));
  return { version, random, sessionId, cipherSuites, compressionMethods, extensions };
}

function readExtensions(bytes: Buffer): TlsExtension[] {
  const cursor = new Cursor(bytes);
  const extensions: TlsExtension[] = [];
  while (!cursor.atEnd) {
    const id = cursor.number(2);
    extensions.push({ id, data: readExtension(id, cursor.take(cursor.number(2))) });
  }
  return extensions;
}

function readExtension(id: number, data: Buffer): Record<string, unknown> | null {
  if (isGREASE(id) || !Object.hasOwn(extensionParsers, id)) return null;
  try {
    return extensionParsers[id as keyof typeof extensionParsers](data);
  } catch {
    return null; // A malformed extension is no reason to give up the hello: its bytes are kept.
  }
}

function numbers(bytes: Buffer): number[] {
  const list: number[] = [];
  for (let i = 0; i + 1 < bytes.length; i += 2) list.push(bytes.readUInt16BE(i));
  return list;
}

/** Reads forward; throws a RangeError past the end. */
class Cursor {
  readonly #bytes: Buffer;
  #offset = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get atEnd(): boolean {
    return this.#offset >= this.#bytes.length;
  }

  number(size: number): number {
    return this.take(size).readUIntBE(0, size);
  }

  take(size: number): Buffer {
    const end = this.#offset + size;
    if (end > this.#bytes.length) throw new RangeError('client hello cut short');
    const part = this.#bytes.subarray(this.#offset, end);
    this.#offset = end;
    return part;
  }
}
