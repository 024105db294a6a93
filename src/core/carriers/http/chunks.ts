/**
 * The one reader of chunked transfer coding (RFC 9112 section 7.1): takes it off and keeps its
 * bytes. The wire reads sizes by it too. Null where the bytes do not follow the standard: the body
 * is then read as it came.
 */
import type { Carrier } from '../reading.ts';

export const HTTP_FRAMING: Carrier = {
  name: 'http.framing',
  family: 'http',
  kind: 'framing',
  describes: 'How a body is framed: by length, or the sequence of chunk sizes with extensions and trailers.',
};

export interface Chunked {
  readonly content: Uint8Array;
  /**
   * The size lines in order, joined by `,`. The last data chunk reads `rest` where its line is its
   * size in plain hexadecimal, since the content's length implies it.
   */
  readonly sizes: string;
  /** All after the last chunk's size line, the ending empty line included. */
  readonly trailer: string;
}

/** Whether the value of a Transfer-Encoding field ends in the chunked coding. */
export const endsInChunked = (transferEncoding: string): boolean => /(?:^|[,\s])chunked\s*$/i.test(transferEncoding);

/**
 * The size at the start of a chunk's first line (without its line end) and all behind its digits,
 * or null: not one.
 */
export function readSizeLine(line: string): { readonly size: number; readonly behind: string } | null {
  const digits = /^[0-9a-fA-F]{1,8}(?=[; \t]|$)/.exec(line)?.[0];
  return digits === undefined ? null : { size: Number.parseInt(digits, 16), behind: line.slice(digits.length) };
}

export interface Chunks {
  /** One line a chunk, the last chunk's included. */
  readonly lines: readonly string[];
  readonly pieces: readonly Buffer[];
  readonly trailer: string;
}

/**
 * Cuts a whole body at the seams of its chunks, or null where it is not chunked as the standard
 * says.
 */
export function cutChunks(body: Uint8Array): Chunks | null {
  const raw = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const lines: string[] = [];
  const pieces: Buffer[] = [];
  let at = 0;
  for (;;) {
    const newline = raw.indexOf('\r\n', at, 'latin1');
    const line = newline < 0 ? '' : raw.toString('latin1', at, newline);
    const size = readSizeLine(line)?.size;
    if (size === undefined) return null;
    lines.push(line);
    at = newline + 2;
    if (size === 0) return { lines, pieces, trailer: raw.toString('latin1', at) };
    pieces.push(raw.subarray(at, at + size));
    at += size;
    if (raw.toString('latin1', at, at + 2) !== '\r\n') return null;
    at += 2;
  }
}

/**
 * The reading of a chunked body. Null also where a size line has a comma, which separates the sizes
 * in the reading.
 */
export function readChunks(body: Uint8Array): Chunked | null {
  const chunks = cutChunks(body);
  if (chunks === null || chunks.lines.some((line) => line.includes(','))) return null;
  const { lines, pieces, trailer } = chunks;
  return { content: Buffer.concat(pieces), sizes: nameRest(lines, pieces), trailer };
}

function nameRest(lines: readonly string[], pieces: readonly Buffer[]): string {
  const last = pieces.length - 1;
  const plain = last >= 0 && lines[last] === pieces[last]?.length.toString(16);
  return lines.map((line, index) => (plain && index === last ? 'rest' : line)).join(',');
}

/** Inverse of `readChunks`. */
export function writeChunks(chunked: Chunked): Uint8Array {
  const content = Buffer.from(chunked.content.buffer, chunked.content.byteOffset, chunked.content.byteLength);
  const out: Buffer[] = [];
  let at = 0;
  for (const line of chunked.sizes.split(',')) {
    const size = line === 'rest' ? content.length - at : Number.parseInt(line, 16);
    out.push(Buffer.from(`${line === 'rest' ? size.toString(16) : line}\r\n`, 'latin1'));
    if (size === 0) continue;
    out.push(content.subarray(at, at + size), Buffer.from('\r\n'));
    at += size;
  }
  return Buffer.concat([...out, Buffer.from(chunked.trailer, 'latin1')]);
}
