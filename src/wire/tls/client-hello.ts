/**
 * Finds the client hello in the first bytes of a connection, and reads its names and fingerprints.
 * The reader that the analysis uses (`core/carriers/tls/client-hello.ts`) cuts the bytes;
 * read-tls-client-hello reads extensions and computes fingerprints. Pure.
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
import {
  CLIENT_HELLO,
  HANDSHAKE,
  type HelloFields,
  readHelloMessage,
  recordAt,
} from '../../core/carriers/tls/client-hello.ts';

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

/** Far above any hello seen (post-quantum key shares make about 2 KB). */
const LONGEST_HELLO = 128 * 1024;
const MESSAGE_HEAD = 4;

/** The hello in the first bytes of a connection: as many records as its message takes. */
export function readClientHello(bytes: Buffer): HelloReading {
  const pieces: Buffer[] = [];
  let [length, at] = [0, 0];
  while (couldBeHello(bytes.subarray(at)) && length <= LONGEST_HELLO) {
    const record = recordAt(bytes, at);
    if (record === null) return 'more';
    if (record.piece.length === 0) return 'none';
    pieces.push(record.piece);
    length += record.piece.length;
    at = record.end;
    const message = Buffer.concat(pieces);
    if (message[0] !== CLIENT_HELLO) return 'none';
    if (length >= MESSAGE_HEAD && length >= MESSAGE_HEAD + message.readUIntBE(1, 3))
      return describe(bytes.subarray(0, at), message);
  }
  return at > 0 && at === bytes.length && length <= LONGEST_HELLO ? 'more' : 'none';
}

/**
 * Whether a client hello may begin with these bytes, the first two or fewer being enough to say no.
 */
export function couldBeHello(bytes: Uint8Array): boolean {
  return bytes.length > 0 && bytes[0] === HANDSHAKE && (bytes.length === 1 || bytes[1] === 3);
}

function describe(raw: Uint8Array, message: Buffer): HelloReading {
  try {
    const read = readHelloMessage(message);
    if (read === null) return 'none';
    const hello = asMessage(read.fields);
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

/** As the library of fingerprints takes it. */
const asMessage = (fields: HelloFields): TlsClientHelloMessage => ({
  version: fields.version.readUInt16BE(0),
  random: fields.random,
  sessionId: fields.sessionId,
  cipherSuites: fields.cipherSuites.map((suite) => suite.readUInt16BE(0)),
  compressionMethods: [...fields.compression],
  extensions: (fields.extensions ?? []).map(({ type, data }): TlsExtension => {
    const id = type.readUInt16BE(0);
    return { id, data: readExtension(id, data) };
  }),
});

function readExtension(id: number, data: Buffer): Record<string, unknown> | null {
  if (isGREASE(id) || !Object.hasOwn(extensionParsers, id)) return null;
  try {
    return extensionParsers[id as keyof typeof extensionParsers](data);
  } catch {
    return null; // A malformed extension is no reason to give up the hello: its bytes are kept.
  }
}
