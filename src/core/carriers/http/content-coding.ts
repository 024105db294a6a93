/**
 * Removes the content codings of a body (RFC 9110 section 8.4). The result is a view: captures keep
 * the bytes as sent. Pure. Must not throw, whatever the bytes are, and must not exceed its output
 * limit.
 */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { unzstd } from './zstd.ts';

/** Largest decoded body, in bytes. A body that would be longer stays coded. */
export const DECODED_LIMIT = 128 * 1024 * 1024;

export interface DecodedContent {
  readonly bytes: Uint8Array;
  /**
   * True: every coding was removed, and every input byte belongs to it. False with an empty
   * `undecoded`: the body is decoded, but further bytes follow the end of the coding. No decoder
   * reads them, so the view alone does not show all bytes sent.
   */
  readonly complete: boolean;
  /**
   * Codings that remain on `bytes`, in the order of application: unknown, broken, truncated or past
   * the limit.
   */
  readonly undecoded: readonly string[];
}

interface Unfolded {
  readonly bytes: Uint8Array;
  /** Input bytes that belong to the coding. */
  readonly consumed: number;
}

type Unfold = (bytes: Uint8Array, limitBytes: number) => Unfolded;

const DECODERS: Readonly<Record<string, Unfold>> = {
  gzip: (bytes, limit) => viaZlib(gunzipSync, bytes, limit),
  'x-gzip': (bytes, limit) => viaZlib(gunzipSync, bytes, limit),
  deflate: inflateEither,
  br: (bytes, limit) => viaZlib(brotliDecompressSync, bytes, limit),
  zstd: (bytes, limit) => ({ bytes: unzstd(bytes, limit), consumed: bytes.length }),
};

/**
 * The codings that a message names, in the order of application: all values of `Content-Encoding`,
 * lower case, without `identity`.
 */
export function contentCodings(headers: readonly (readonly [string, string])[]): readonly string[] {
  return headers
    .filter(([name]) => name.toLowerCase() === 'content-encoding')
    .flatMap(([, value]) => value.split(','))
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');
}

/** Removes codings from the last applied to the first, up to the first that fails. Never throws. */
export function decodeContent(
  codings: readonly string[],
  bytes: Uint8Array,
  limitBytes: number = DECODED_LIMIT,
): DecodedContent {
  let rest = codings;
  let view = bytes;
  let complete = true;
  while (rest.length > 0) {
    const unfolded = unfoldOne(rest[rest.length - 1] ?? '', view, limitBytes);
    if (unfolded === null) return { bytes: view, complete: false, undecoded: rest };
    complete &&= unfolded.consumed === view.length;
    view = unfolded.bytes;
    rest = rest.slice(0, -1);
  }
  return { bytes: view, complete, undecoded: [] };
}

/** The body of a message without the codings that its headers name. */
export function decodeBody(headers: readonly (readonly [string, string])[], bytes: Uint8Array): DecodedContent {
  return decodeContent(contentCodings(headers), bytes);
}

function unfoldOne(coding: string, bytes: Uint8Array, limitBytes: number): Unfolded | null {
  const name = coding.trim().toLowerCase();
  if (name === '' || name === 'identity') return { bytes, consumed: bytes.length };
  const unfold = Object.hasOwn(DECODERS, name) ? DECODERS[name] : undefined;
  if (unfold === undefined) return null;
  try {
    return unfold(bytes, limitBytes);
  } catch {
    return null; // The decoders throw on bytes that are not theirs; that is an answer here, not an error.
  }
}

type ZlibSync = typeof gunzipSync | typeof brotliDecompressSync;

function viaZlib(decoder: ZlibSync, bytes: Uint8Array, limitBytes: number): Unfolded {
  // `info` is documented for every sync method of node:zlib, but the types know only the plain
  // result.
  const result: unknown = decoder(bytes, { info: true, maxOutputLength: limitBytes });
  const { buffer, engine } = result as { buffer: Buffer; engine: { bytesWritten: number } };
  // Bytes behind the last gzip member do not count as written, nor do zero bytes that zlib skips.
  return { bytes: buffer, consumed: engine.bytesWritten };
}

/** `deflate` means the zlib format (RFC 1950), but some clients send the bare stream (RFC 1951). */
function inflateEither(bytes: Uint8Array, limitBytes: number): Unfolded {
  try {
    return viaZlib(inflateSync, bytes, limitBytes);
  } catch {
    return viaZlib(inflateRawSync, bytes, limitBytes);
  }
}
