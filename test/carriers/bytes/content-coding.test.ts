import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentCodings, decodeBody, decodeContent } from '../../../src/core/carriers/http/content-coding.ts';

const text = Buffer.from('the quick brown fox '.repeat(40));
/** `text` as `zstd -19` wrote it: known size, one compressed block, a checksum. */
const ZSTD = Buffer.from('28b52ffd642002dd0000a074686520717569636b2062726f776e20666f78200100125e35996c7193c6', 'hex');
/** The same from a pipe: no size in the header, a window instead. */
const ZSTD_PIPED = Buffer.from(
  '28b52ffd0458dd0000a074686520717569636b2062726f776e20666f78200100125e35996c7193c6',
  'hex',
);
const coded: readonly (readonly [string, Buffer])[] = [
  ['gzip', gzipSync(text)],
  ['deflate', deflateSync(text)],
  ['br', brotliCompressSync(text)],
  ['zstd', ZSTD],
];

describe('a coding that is known and intact comes off', () => {
  it.each([...coded, ['x-gzip', gzipSync(text)], ['deflate', deflateRawSync(text)], ['zstd', ZSTD_PIPED]] as const)(
    '%s',
    (coding, bytes) => {
      const decoded = decodeContent([coding], bytes);
      expect(Buffer.from(decoded.bytes)).toEqual(text);
      expect(decoded).toMatchObject({ complete: true, undecoded: [] });
    },
  );

  it('codings applied in turn come off in the opposite turn', () => {
    const decoded = decodeContent(['gzip', 'br'], brotliCompressSync(gzipSync(text)));
    expect(Buffer.from(decoded.bytes)).toEqual(text);
  });

  it('several gzip members and several zstd frames are one body', () => {
    for (const [coding, bytes, whole] of [
      ['gzip', [gzipSync('a'), gzipSync('b')], Buffer.from('ab')],
      ['gzip', [gzipSync('a'), gzipSync('')], Buffer.from('a')],
      ['zstd', [ZSTD, ZSTD_PIPED], Buffer.concat([text, text])],
    ] as const) {
      const decoded = decodeContent([coding], Buffer.concat(bytes));
      expect(Buffer.from(decoded.bytes)).toEqual(whole);
      expect(decoded.complete).toBe(true);
    }
  });

  it('whatever bytes were compressed come back (property)', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4000 }), (bytes) => {
        for (const [coding, compress] of [
          ['gzip', gzipSync],
          ['deflate', deflateSync],
          ['br', brotliCompressSync],
        ] as const) {
          const decoded = decodeContent([coding], compress(bytes));
          expect(Buffer.compare(decoded.bytes, bytes)).toBe(0);
          expect(decoded.complete).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('a coding that will not come off leaves the bytes as they were sent', () => {
  it.each(coded)('%s cut short at any byte', (coding, bytes) => {
    for (let length = 0; length < bytes.length; length += 1) {
      const cut = bytes.subarray(0, length);
      expect(decodeContent([coding], cut)).toEqual({ bytes: cut, complete: false, undecoded: [coding] });
    }
  });

  it('an unknown coding, and a name that only objects know', () => {
    for (const coding of ['aws-chunked', 'constructor', '__proto__']) {
      expect(decodeContent([coding], text)).toEqual({ bytes: text, complete: false, undecoded: [coding] });
    }
  });

  it('what lies over an unknown coding still comes off', () => {
    const decoded = decodeContent(['secret', 'gzip'], gzipSync(text));
    expect(decoded).toEqual({ bytes: text, complete: false, undecoded: ['secret'] });
  });

  it('no bytes, whatever they are, make it throw (property)', () => {
    const damaged = fc.tuple(fc.constantFrom(...coded), fc.nat(), fc.nat(255)).map(([[coding, bytes], at, value]) => {
      const copy = Buffer.from(bytes);
      copy[at % copy.length] = value;
      return { coding, copy };
    });
    fc.assert(
      fc.property(damaged, ({ coding, copy }) => {
        expect(decodeContent([coding], copy, 1_000_000).bytes).toBeInstanceOf(Uint8Array);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a bomb is left coded', () => {
  it.each([
    ['gzip', gzipSync(Buffer.alloc(5_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(5_000_000))],
    ['zstd', rleFrame(50)],
  ] as const)('%s past the limit', (coding, bomb) => {
    expect(decodeContent([coding], bomb, 1_000_000)).toEqual({ bytes: bomb, complete: false, undecoded: [coding] });
    expect(decodeContent([coding], bomb, 10_000_000).complete).toBe(true);
  });

  it('a zstd header that asks for a window of 2 GB gets none', () => {
    const greedy = Buffer.from(rleFrame(1));
    greedy[5] = 21 << 3;
    expect(decodeContent(['zstd'], greedy).undecoded).toEqual(['zstd']);
  });
});

describe('bytes behind the end of a coding are not passed over in silence', () => {
  it.each([
    ['deflate', Buffer.concat([deflateSync(text), Buffer.from('hidden')])],
    ['br', Buffer.concat([brotliCompressSync(text), Buffer.from('hidden')])],
    ['gzip', Buffer.concat([gzipSync(text), Buffer.alloc(9)])],
    ['gzip', Buffer.concat([gzipSync(text), Buffer.alloc(1)])],
    ['gzip', Buffer.concat([gzipSync(text), Buffer.from('\u0000hidden')])],
  ] as const)('%s', (coding, bytes) => {
    const decoded = decodeContent([coding], bytes);
    expect(Buffer.from(decoded.bytes)).toEqual(text);
    expect(decoded).toMatchObject({ complete: false, undecoded: [] });
  });

  it('also where the content is empty, or lies below another coding', () => {
    const hidden = Buffer.concat([gzipSync(''), Buffer.alloc(4)]);
    expect(decodeContent(['gzip'], hidden).complete).toBe(false);
    expect(decodeContent(['gzip', 'br'], brotliCompressSync(hidden)).complete).toBe(false);
    const above = Buffer.concat([brotliCompressSync(gzipSync('a')), Buffer.from('x')]);
    expect(decodeContent(['gzip', 'br'], above).complete).toBe(false);
  });
});

describe('no coding at all', () => {
  it.each(['', 'identity', ' Identity '])('is what %j says', (coding) => {
    expect(decodeContent([coding], text)).toEqual({ bytes: text, complete: true, undecoded: [] });
    expect(decodeContent([coding, 'gzip', coding], gzipSync(text)).complete).toBe(true);
  });

  it('is a body without codings, even without bytes', () => {
    expect(decodeContent([], text)).toEqual({ bytes: text, complete: true, undecoded: [] });
    expect(decodeBody([], text)).toEqual({ bytes: text, complete: true, undecoded: [] });
  });

  it('comes off under its name in any case', () => {
    expect(Buffer.from(decodeContent([' GZip '], gzipSync(text)).bytes)).toEqual(text);
  });
});

describe('the codings of a message', () => {
  it('are read from every header of that name, in order, in any case', () => {
    const headers = [
      ['Content-encoding', ' GZIP , identity'],
      ['CONTENT-ENCODING', 'br'],
      ['Accept-Encoding', 'zstd'],
      ['content-encoding', 'IDENTITY, ,'],
    ] as const;
    expect(contentCodings(headers)).toEqual(['gzip', 'br']);
    expect(contentCodings([])).toEqual([]);
    expect(Buffer.from(decodeBody(headers, brotliCompressSync(gzipSync(text))).bytes)).toEqual(text);
  });
});

/** A zstd frame of `blocks` run-length blocks of 100,000 bytes, from a few bytes each. */
function rleFrame(blocks: number): Buffer {
  const parts = [Buffer.from('28b52ffd', 'hex'), Buffer.from([0x00, 7 << 3])];
  for (let i = 0; i < blocks; i += 1) {
    const header = (100_000 << 3) | (1 << 1) | (i === blocks - 1 ? 1 : 0);
    parts.push(Buffer.from([header & 0xff, (header >> 8) & 0xff, header >> 16, 0x41]));
  }
  return Buffer.concat(parts);
}
