/** What is read of a compressed body besides its content. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { codingFacets, HTTP_CODED_BYTES } from '../../../src/core/carriers/http/coding.ts';

/** RFC 1952 section 2.3: | 1f 8b | method 1 | flags 1 | time 4, little endian | extra flags 1 | system 1 | */
const HEADER = Buffer.from('1f8b0810040302010203', 'hex');
const CONTENT = Buffer.from('content');
const decoded = { bytes: CONTENT, complete: true, undecoded: [] };

const texts = (...args: Parameters<typeof codingFacets>): (readonly [string, string])[] =>
  codingFacets(...args).map(({ carrier, text }) => [carrier.name, text]);

describe('the coding of a body', () => {
  it('that is not coded has no readings', () => {
    expect(codingFacets([], HEADER, decoded)).toEqual([]);
  });

  it('is its codings, the header of gzip and the coded bytes', () => {
    expect(texts(['br', 'gzip'], HEADER, decoded)).toEqual([
      ['http.content-coding', 'br, gzip'],
      ['http.coding-form', 'flags 16, time 16909060, level 2, system 3'],
      ['http.coded-bytes', '\u001f\u008b\u0008\u0010\u0004\u0003\u0002\u0001\u0002\u0003'],
    ]);
  });

  it('that could not be undone is said to be so, and its bytes are read as the body', () => {
    expect(texts(['gzip'], HEADER, { bytes: HEADER, complete: false, undecoded: ['gzip'] })).toEqual([
      ['http.content-coding', 'gzip undecoded'],
      ['http.coding-form', 'flags 16, time 16909060, level 2, system 3'],
    ]);
  });

  it('says where bytes stand behind its end', () => {
    const [coding] = texts(['br'], Buffer.from('x'), { ...decoded, complete: false });
    expect(coding).toEqual(['http.content-coding', 'br bytes behind the end']);
  });

  it.each([
    ['is cut short', HEADER.subarray(0, 9), ''],
    ['is as long as a header', HEADER.subarray(0, 10), 'flags 16, time 16909060, level 2, system 3'],
    ['begins otherwise', Buffer.from('1e8b0810040302010203', 'hex'), ''],
    ['goes on otherwise', Buffer.from('1f8c0810040302010203', 'hex'), ''],
    [
      'stands in other bytes',
      Buffer.concat([Buffer.of(0), HEADER]).subarray(1),
      'flags 16, time 16909060, level 2, system 3',
    ],
  ])('has no form of gzip unless its bytes have that header: %s', (_, coded, form) => {
    expect(codingFacets(['x-gzip'], coded, decoded)[1]).toMatchObject({ text: form, form: 'whole', optional: true });
  });

  it('is compared by its bytes only where coding, form and content are equal', () => {
    const given = (...args: Parameters<typeof codingFacets>): string | undefined =>
      codingFacets(...args).find(({ carrier }) => carrier === HTTP_CODED_BYTES)?.given;
    const digest = createHash('sha256')
      .update('gzip\nflags 16, time 16909060, level 2, system 3\ncontent')
      .digest('hex');
    expect(given(['gzip'], HEADER, decoded)).toBe(digest);
    expect(given(['gzip'], HEADER, { ...decoded, bytes: Buffer.from('other') })).not.toBe(digest);
  });
});
