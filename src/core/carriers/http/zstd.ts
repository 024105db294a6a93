/**
 * Zstandard (RFC 8878) through fzstd, which trusts its input: a header may demand a window of two
 * gigabytes, and output is unlimited. This file therefore checks the frames first and counts the
 * output as it comes. It does not verify checksums. Pure.
 */
import { Decompress } from 'fzstd';

const MAGIC = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;
const BLOCK_RLE = 1;

/**
 * Decompresses whole frames. Throws on broken or truncated input, on a dictionary, or past
 * `limitBytes` of output or window.
 */
export function unzstd(bytes: Uint8Array, limitBytes: number): Uint8Array {
  checkFrames(bytes, limitBytes);
  const pieces: Uint8Array[] = [];
  let total = 0;
  const stream = new Decompress((piece) => {
    total += piece.length;
    if (total > limitBytes) throw new RangeError('zstd output past the limit');
    pieces.push(piece);
  });
  stream.push(bytes, true);
  return Buffer.concat(pieces);
}

/** Throws unless `bytes` are one or more whole frames of which none demands too large a window. */
function checkFrames(bytes: Uint8Array, limitBytes: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 0;
  do {
    const magic = view.getUint32(offset, true);
    if (magic === MAGIC) offset = endOfFrame(view, offset + 4, limitBytes);
    else if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE) offset += 8 + view.getUint32(offset + 4, true);
    else throw new RangeError('not a zstd frame');
  } while (offset < bytes.length);
  if (offset > bytes.length) throw new RangeError('zstd frame cut short');
}

/**
 * descriptor: | size flag 2 | single segment 1 | - 2 | checksum 1 | dictionary flag 2 |
 * then window byte unless single segment, dictionary id, content size, blocks, checksum.
 */
function endOfFrame(view: DataView, start: number, limitBytes: number): number {
  const descriptor = view.getUint8(start);
  const single = (descriptor & 0x20) !== 0;
  if ((descriptor & 3) !== 0) throw new RangeError('zstd dictionary');
  const sizeBytes = [single ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  const sizeAt = start + (single ? 1 : 2);
  const window = single ? contentSize(view, sizeAt, sizeBytes) : windowSize(view.getUint8(start + 1));
  if (window > limitBytes) throw new RangeError('zstd window past the limit');
  return endOfBlocks(view, sizeAt + sizeBytes) + (descriptor & 4);
}

function contentSize(view: DataView, at: number, sizeBytes: number): number {
  if (sizeBytes === 8) return Number(view.getBigUint64(at, true));
  if (sizeBytes === 4) return view.getUint32(at, true);
  return sizeBytes === 2 ? view.getUint16(at, true) + 256 : view.getUint8(at);
}

function windowSize(byte: number): number {
  const base = 2 ** (10 + (byte >> 3));
  return base + (base / 8) * (byte & 7);
}

/** block header, three bytes, little endian: | size 21 | type 2 | last 1 | */
function endOfBlocks(view: DataView, start: number): number {
  let offset = start;
  for (;;) {
    const header = view.getUint16(offset, true) | (view.getUint8(offset + 2) << 16);
    offset += 3 + (((header >> 1) & 3) === BLOCK_RLE ? 1 : header >> 3);
    if ((header & 1) === 1) return offset;
  }
}
