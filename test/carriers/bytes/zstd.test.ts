/** Frames of RFC 8878, made by hand: a header, blocks, and what may follow. */
import { describe, expect, it } from 'vitest';
import { unzstd } from '../../../src/core/carriers/http/zstd.ts';

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

/** | type and size of a block | its bytes |, the last of its frame or not. */
const anyBlock = (type: number, size: number, bytes: Buffer, last: boolean): Buffer => {
  const header = Buffer.alloc(3);
  header.writeUIntLE((size << 3) | (type << 1) | (last ? 1 : 0), 0, 3);
  return Buffer.concat([header, bytes]);
};
/** A frame from its descriptor on, in hexadecimal, with one raw block of `size` bytes. */
const headed = (header: string, size: number): Buffer =>
  Buffer.concat([MAGIC, Buffer.from(header, 'hex'), anyBlock(0, size, Buffer.alloc(size, 'a'), true)]);

describe('the header of a frame', () => {
  it.each([
    ['a size of one byte', '20 2c', 44, 44],
    ['a size of two, less 256', '60 2c00', 300, 300],
    ['a size of four', 'a0 2c010000', 300, 300],
    ['a size of eight', 'e0 2c01000000000000', 300, 300],
    ['a window of 2^10', '00 00', 300, 1024],
    ['a window of 2^11', '00 08', 300, 2048],
    ['a window of 2^10 and an eighth', '00 01', 300, 1152],
    ['a window of 2^11 and three eighths', '00 0b', 300, 2816],
    ['a window and a size of two bytes', '40 00 2c00', 300, 1024],
    ['a window and a size of four', '80 00 2c010000', 300, 1024],
    ['a window and a size of eight', 'c0 00 2c01000000000000', 300, 1024],
  ])('asks for memory by %s, and gets it up to the limit', (_, header, size, memory) => {
    const bytes = headed(header.replaceAll(' ', ''), size);
    expect(read(bytes, memory)).toBe('a'.repeat(size));
    expect(() => read(bytes, memory - 1)).toThrow(new RangeError('zstd window past the limit'));
  });

  it('that names a dictionary is refused', () => {
    for (const descriptor of ['21', '22', '23']) {
      expect(() => read(headed(`${descriptor}0c0c`, 12))).toThrow(new RangeError('zstd dictionary'));
    }
  });
});

describe('the blocks of a frame', () => {
  const blocks = Buffer.concat([
    anyBlock(1, 300, Buffer.from('a'), false),
    anyBlock(0, 2, Buffer.from('bc'), false),
    anyBlock(0, 0, Buffer.alloc(0), false),
    anyBlock(1, 3, Buffer.from('d'), true),
  ]);
  const whole = Buffer.concat([MAGIC, Buffer.from('0000', 'hex'), blocks]);

  it('are raw bytes or a run of one, up to the last', () => {
    expect(read(whole)).toBe(`${'a'.repeat(300)}bcddd`);
    expect(read(Buffer.concat([whole, whole]))).toBe(`${'a'.repeat(300)}bcddd`.repeat(2));
  });

  it('give no more than the limit', () => {
    const run = (size: number, last: boolean): Buffer => anyBlock(1, size, Buffer.from('a'), last);
    const long = Buffer.concat([MAGIC, Buffer.from('0000', 'hex'), run(1000, false), run(25, true)]);
    expect(() => read(long, 1024)).toThrow(new RangeError('zstd output past the limit'));
    expect(read(long, 1025)).toHaveLength(1025);
    expect(() => read(Buffer.concat([whole, whole, whole, whole]), 1024)).toThrow('zstd output past the limit');
  });
});

describe('a frame to be skipped', () => {
  /** | 5x 2a 4d 18 | length 4, little endian | bytes | */
  const skipped = (nibble: number, length: number): Buffer => {
    const head = Buffer.from([0x50 | nibble, 0x2a, 0x4d, 0x18, 0, 0, 0, 0]);
    head.writeUInt32LE(length, 4);
    return Buffer.concat([head, Buffer.alloc(length, 'x')]);
  };
  const said = frame(1, content.length);

  it.each([0, 1, 15])('has one of sixteen numbers (%d), and stands before, between and behind others', (nibble) => {
    const skip = skipped(nibble, 300);
    expect(read(Buffer.concat([skip, said, skip, said, skip]))).toBe('twelve bytestwelve bytes');
  });

  it('cut short is refused', () => {
    const cut = Buffer.concat([said, skipped(0, 5)]).subarray(0, -1);
    expect(() => read(cut)).toThrow(new RangeError('zstd frame cut short'));
  });

  it('has no other number', () => {
    const other = skipped(0, 5);
    other[0] = 0x60;
    expect(() => read(Buffer.concat([other, said]))).toThrow(new RangeError('not a zstd frame'));
  });
});

describe('frames', () => {
  it('in the middle of other bytes are read from where they begin', () => {
    expect(read(Buffer.concat([Buffer.from('junk'), frame(1, content.length)]).subarray(4))).toBe('twelve bytes');
  });

  it('are one at least', () => {
    expect(() => read(Buffer.alloc(0))).toThrow(RangeError);
  });
});
