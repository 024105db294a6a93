/**
 * The one reader of client hellos: cuts bytes into records, a message, its fields and extensions
 * (RFC 8446 sections 4.1.2 and 5.1). The wire finds hellos by it and the analysis reads them by it.
 * It gives no value a meaning. Pure.
 *
 *     record:  | 22 | version 2 | length 2 | piece |, repeated
 *     message: | 1 | length 3 | version 2 | random 32 | session id <1> | cipher suites <2> |
 *              | compression <1> | extensions <2> |
 */
import { ByteCursor } from '../byte-cursor.ts';

export const HANDSHAKE = 22;
export const CLIENT_HELLO = 1;

export interface TlsRecord {
  readonly type: number;
  /** Two bytes. */
  readonly version: Buffer;
  readonly piece: Buffer;
  /** Offset behind the record. */
  readonly end: number;
}

const RECORD_HEAD = 5;

/** The record that begins at `at`, or null where the bytes end in it. */
export function recordAt(bytes: Buffer, at: number): TlsRecord | null {
  if (at + RECORD_HEAD > bytes.length) return null;
  const end = at + RECORD_HEAD + bytes.readUInt16BE(at + 3);
  if (end > bytes.length) return null;
  const version = bytes.subarray(at + 1, at + 3);
  return { type: bytes[at] ?? 0, version, piece: bytes.subarray(at + RECORD_HEAD, end), end };
}

export interface HelloMessage {
  readonly fields: HelloFields;
  /** Bytes of the records behind the message. */
  readonly behind: Buffer;
}

export interface HelloFields {
  readonly version: Buffer;
  readonly random: Buffer;
  readonly sessionId: Buffer;
  /** Two bytes each. */
  readonly cipherSuites: readonly Buffer[];
  readonly compression: Buffer;
  /** Null: the hello ends before them, which is not the same as none. */
  readonly extensions: readonly HelloExtension[] | null;
}

export interface HelloExtension {
  /** Two bytes. */
  readonly type: Buffer;
  readonly data: Buffer;
}

/**
 * The message in the pieces of records put end to end; null: it is of another type. @throws
 * RangeError where it is not built so
 */
export function readHelloMessage(pieces: Buffer): HelloMessage | null {
  const cursor = new ByteCursor(pieces);
  if (cursor.number(1) !== CLIENT_HELLO) return null;
  const fields = readFields(new ByteCursor(cursor.sized(3)));
  return { fields, behind: cursor.take(cursor.left) };
}

function readFields(cursor: ByteCursor): HelloFields {
  const fields = {
    version: cursor.take(2),
    random: cursor.take(32),
    sessionId: cursor.sized(1),
    cipherSuites: readSuites(new ByteCursor(cursor.sized(2))),
    compression: cursor.sized(1),
    extensions: cursor.atEnd ? null : readExtensions(new ByteCursor(cursor.sized(2))),
  };
  if (!cursor.atEnd) throw new RangeError('bytes behind the extensions');
  return fields;
}

function readSuites(cursor: ByteCursor): Buffer[] {
  const suites: Buffer[] = [];
  while (!cursor.atEnd) suites.push(cursor.take(2));
  return suites;
}

function readExtensions(cursor: ByteCursor): HelloExtension[] {
  const extensions: HelloExtension[] = [];
  while (!cursor.atEnd) extensions.push({ type: cursor.take(2), data: cursor.sized(2) });
  return extensions;
}
