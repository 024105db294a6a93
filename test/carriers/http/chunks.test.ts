/** Chunked transfer coding (RFC 9112 section 7.1): sizes in hexadecimal, extensions, trailers. */
import { describe, expect, it } from 'vitest';
import { readChunks, writeChunks } from '../../../src/core/carriers/http/chunks.ts';

const read = (body: string) => {
  const chunked = readChunks(Buffer.from(body, 'latin1'));
  return chunked && { ...chunked, content: Buffer.from(chunked.content).toString('latin1') };
};
const back = (body: string): string => {
  const chunked = readChunks(Buffer.from(body, 'latin1'));
  return chunked === null ? 'not chunked' : Buffer.from(writeChunks(chunked)).toString('latin1');
};

describe('a chunked body', () => {
  it.each([
    ['of one chunk', '3\r\nabc\r\n0\r\n\r\n', 'abc', 'rest,0', '\r\n'],
    ['of two', '1\r\na\r\n2\r\nbc\r\n0\r\n\r\n', 'abc', '1,rest,0', '\r\n'],
    ['of none', '0\r\n\r\n', '', '0', '\r\n'],
    ['with the same size twice', '1\r\na\r\n1\r\nb\r\n0\r\n\r\n', 'ab', '1,rest,0', '\r\n'],
    ['with trailers', '1\r\na\r\n0\r\nT: 1\r\n\r\n', 'a', 'rest,0', 'T: 1\r\n\r\n'],
    ['with nothing behind its end', '1\r\na\r\n0\r\n', 'a', 'rest,0', ''],
    ['with extensions', '1;x=y\r\na\r\n0;z\r\n\r\n', 'a', '1;x=y,0;z', '\r\n'],
    ['with white space behind a size', '1 \r\na\r\n2\t;x\r\nbc\r\n0\r\n\r\n', 'abc', '1 ,2\t;x,0', '\r\n'],
    ['with zeros before a size', '01\r\na\r\n00\r\n\r\n', 'a', '01,00', '\r\n'],
    ['with its size in capitals', 'A\r\n0123456789\r\n0\r\n\r\n', '0123456789', 'A,0', '\r\n'],
    [
      'with bytes beyond ASCII',
      '1;\u00e9\r\n\u00e9\r\n0\r\nT: \u00e9\r\n\r\n',
      '\u00e9',
      '1;\u00e9,0',
      'T: \u00e9\r\n\r\n',
    ],
    ['with a line end in its content', '4\r\na\r\nb\r\n0\r\n\r\n', 'a\r\nb', 'rest,0', '\r\n'],
    ['with eight digits', '00000001\r\na\r\n0\r\n\r\n', 'a', '00000001,0', '\r\n'],
  ])('%s', (_, body, content, sizes, trailer) => {
    expect(read(body)).toEqual({ content, sizes, trailer });
    expect(back(body)).toBe(body);
  });

  it('of ten bytes or more has its size in hexadecimal', () => {
    const body = 'a\r\n0123456789\r\n0\r\n\r\n';
    expect(read(body)).toMatchObject({ content: '0123456789', sizes: 'rest,0' });
    expect(back(body)).toBe(body);
    const twice = '10\r\n0123456789abcdef\r\n10\r\n0123456789abcdef\r\n0\r\n\r\n';
    expect([read(twice)?.sizes, back(twice)]).toEqual(['10,rest,0', twice]);
  });

  it('in the middle of other bytes is read from where it begins', () => {
    const around = Buffer.from('junk1\r\na\r\n0\r\n\r\n');
    const chunked = readChunks(around.subarray(4));
    expect(chunked?.sizes).toBe('rest,0');
    expect(chunked && Buffer.from(writeChunks(chunked)).toString()).toBe('1\r\na\r\n0\r\n\r\n');
  });
});

describe('a body that is not chunked as the standard says', () => {
  it.each([
    ['nothing', ''],
    ['no size line', 'abc'],
    ['white space before a size', ' 1\r\na\r\n0\r\n\r\n'],
    ['a size that is no number', 'g\r\na\r\n0\r\n\r\n'],
    ['a size with other signs behind it', '1x\r\na\r\n0\r\n\r\n'],
    ['nine digits', '000000001\r\na\r\n0\r\n\r\n'],
    ['a size line without a carriage return', '1\na\r\n0\r\n\r\n'],
    ['a comma in a size line', '1;x=a,b\r\na\r\n0\r\n\r\n'],
    ['a chunk without its line end', '1\r\nab\r\n0\r\n\r\n'],
    ['a chunk with other signs for its line end', '1\r\naxx0\r\n\r\n'],
    ['a chunk that is cut short', '5\r\nab\r\n'],
    ['no last chunk', '1\r\na\r\n'],
    ['a chunk whose line end is a line feed', '1\r\na\n0\r\n\r\n'],
  ])('%s', (_, body) => {
    expect(read(body)).toBeNull();
  });
});
