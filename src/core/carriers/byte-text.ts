/**
 * Bytes as text without loss. Valid UTF-8 is decoded. Every other byte becomes one of
 * U+DC80..U+DCFF ("surrogateescape", PEP 383), to which no valid UTF-8 decodes. Must not replace or
 * drop a byte.
 */
import { isUtf8 } from 'node:buffer';

const ESCAPE = 0xdc00;

export function textOfBytes(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return isUtf8(buffer) ? buffer.toString('utf8') : escapeInvalid(buffer);
}

/** Inverse of `textOfBytes`, for every text that it returns. */
export function bytesOfText(text: string): Uint8Array {
  if (!/[\udc80-\udcff]/.test(text)) return Buffer.from(text, 'utf8');
  const out: Buffer[] = [];
  // With the u flag a low surrogate matches only where it stands alone.
  for (const piece of text.split(/([\udc80-\udcff]+)/u)) {
    const first = piece.charCodeAt(0);
    const escaped = first >= 0xdc80 && first <= 0xdcff;
    out.push(
      escaped ? Buffer.from(Array.from(piece).map((unit) => unit.charCodeAt(0) - ESCAPE)) : Buffer.from(piece, 'utf8'),
    );
  }
  return Buffer.concat(out);
}

/** One code unit a byte (latin1) -> text, and back. */
export const asText = (latin1: string): string => textOfBytes(Buffer.from(latin1, 'latin1'));
export const asLatin1 = (value: string): string => Buffer.from(bytesOfText(value)).toString('latin1');

export const isValidUtf8 = (bytes: Uint8Array): boolean => isUtf8(bytes);

function escapeInvalid(buffer: Buffer): string {
  const out: string[] = [];
  let valid = 0;
  let at = 0;
  while (at < buffer.length) {
    const length = sequenceLength(buffer, at);
    if (length === 0) {
      out.push(buffer.toString('utf8', valid, at), String.fromCharCode(ESCAPE + (buffer[at] ?? 0)));
      at += 1;
      valid = at;
    } else at += length;
  }
  out.push(buffer.toString('utf8', valid));
  return out.join('');
}

/** Length of the well-formed UTF-8 sequence at `at` (Unicode table 3-7), or 0. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  return isUtf8(bytes.subarray(at, at + length)) ? length : 0;
}
