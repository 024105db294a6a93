/** Frames of RFC 8878, made by hand: a header, one raw block, and what may follow. */
import { describe, expect, it } from 'vitest';
import { unzstd } from '../../../src/core/carriers/zstd.ts';

const MAGIC = Buffer.from('28b52ffd', 'hex');
const CHECKSUM = 4;
const SINGLE_SEGMENT = 0x20;
const content = Buffer.from('twelve bytes');

/** | last 1 | type 2, raw | size 21 | bytes | */
function block(bytes: Buffer): Buffer {
  const header = Buffer.alloc(3);
  header.writeUIntLE((bytes.length << 3) | 1, 0, 3);
  return Buffer.concat([header, bytes]);
}

/** `size`: that of the content as it is written in the header, 0, 1, 2, 4 or 8 bytes. */
function frame(sizeBytes: 0 | 1 | 2 | 4 | 8, size: number, { checksum = false, window = 0 } = {}): Buffer {
  const single = sizeBytes > 0 ? SINGLE_SEGMENT : 0;
  const descriptor = ([0, 1].includes(sizeBytes) ? 0 : Math.log2(sizeBytes) << 6) | single | (checksum ? CHECKSUM : 0);
  const written = Buffer.alloc(sizeBytes);
  if (sizeBytes === 8) written.writeBigUInt64LE(BigInt(size));
  else if (sizeBytes > 0) written.writeUIntLE(sizeBytes === 2 ? size - 256 : size, 0, sizeBytes);
  return Buffer.concat([
    MAGIC,
    Buffer.from(single === 0 ? [descriptor, window] : [descriptor]),
    written,
    block(content),
    Buffer.alloc(checksum ? 4 : 0),
  ]);
}

const LIMIT = 1 << 20;
const read = (bytes: Buffer, limit = LIMIT): string => Buffer.from(unzstd(bytes, limit)).toString();

describe('a zstd frame', () => {
  it.each([1, 4, 8] as const)('may write its size in %d bytes', (bytes) => {
    expect(read(frame(bytes, content.length))).toBe('twelve bytes');
  });

  it('may have a window instead, a checksum, and others behind it', () => {
    const checked = frame(0, 0, { checksum: true });
    expect(read(Buffer.concat([checked, frame(1, content.length, { checksum: true }), frame(0, 0)]))).toBe(
      'twelve bytes'.repeat(3),
    );
  });

  it.each([
    ['in eight bytes', frame(8, 2 ** 33)],
    ['in four bytes', frame(4, 2 ** 24)],
    ['in two bytes', frame(2, 300), 256],
    ['as a window', frame(0, 0, { window: 0xff })],
  ])('that asks for more memory than allowed, %s, is refused before it is read', (_, bytes, limit = LIMIT) => {
    expect(() => read(bytes, limit)).toThrow('zstd window past the limit');
  });

  it('is refused where it is cut short', () => {
    const whole = frame(1, content.length, { checksum: true });
    for (const length of [3, 5, 8, whole.length - 1]) expect(() => read(whole.subarray(0, length))).toThrow(RangeError);
    expect(() => read(Buffer.concat([whole, Buffer.from('more')]))).toThrow('not a zstd frame');
  });
});
