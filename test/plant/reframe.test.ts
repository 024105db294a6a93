/** Changed messages hold together: their lengths and codings follow what was changed. */
import { brotliDecompressSync, deflateSync, gunzipSync, gzipSync, inflateSync, brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { withFramingFixed, isCoded, isWritable, lengthOf, withLength } from '../../src/core/plant/reframe.ts';
import { rawRequestPlace, writeRawRequest } from '../../src/core/carriers/http/request.ts';
import { memberOf, type Place } from '../../src/core/carriers/reading.ts';

const message = (head: readonly string[], body: Uint8Array | string): Place =>
  rawRequestPlace(
    Buffer.concat([Buffer.from(`${['POST / HTTP/1.1', ...head].join('\r\n')}\r\n\r\n`), Buffer.from(body)]),
  );

const headAndBody = (place: Place): [string, Buffer] => {
  const raw = Buffer.from(writeRawRequest(place));
  const at = raw.indexOf('\r\n\r\n') + 4;
  return [raw.toString('latin1', 0, at), raw.subarray(at)];
};

/** The message with the body of another one. */
function withBody(place: Place, other: Place): Place {
  if (place.parts?.by !== 'name') throw new Error('a message has named parts');
  const body = memberOf(other, 'body');
  const members = place.parts.members.map((member) =>
    member.name === 'body' && body !== undefined ? { ...member, place: body } : member,
  );
  return { ...place, parts: { ...place.parts, members } };
}

const coded = (coding: string, bytes: Uint8Array): Place =>
  message([`Content-Encoding: ${coding}`, `Content-Length: ${bytes.length}`], bytes);

describe('the length', () => {
  it('that a message says is read, and NaN where it says none', () => {
    expect(lengthOf(message(['Content-Length: 12'], 'x'))).toBe(12);
    expect(lengthOf(message(['X: 1'], 'x'))).toBeNaN();
  });

  it('is replaced where there is one', () => {
    const [head] = headAndBody(withLength(message(['X: 1', 'Content-Length: 1'], 'x'), 20));
    expect(head).toBe('POST / HTTP/1.1\r\nX: 1\r\nContent-Length: 20\r\n\r\n');
  });

  it('stays where there is none, where it is no number, and where it is the same', () => {
    for (const head of [['X: 1'], ['Content-Length: some'], ['Content-Length: 5']]) {
      const place = message(head, 'x');
      expect(withLength(place, 5)).toBe(place);
    }
    const place = message(['Content-Length: 5'], 'x');
    expect(withLength(place, NaN)).toBe(place);
  });
});

describe('a message with another body', () => {
  it('says the length of that body, in bytes', () => {
    const before = message(['Content-Length: 2'], 'ab');
    const after = withFramingFixed(withBody(before, message([], 'ab\u00e9')), before);
    expect(headAndBody(after)).toEqual(['POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\n', Buffer.from('ab\u00e9')]);
  });

  it('is left as it is where the body is the same, though its length be wrong', () => {
    const before = message(['Content-Length: 99'], 'ab');
    const changed = withLength(before, 98);
    expect(withFramingFixed(changed, before)).toBe(changed);
  });

  it.each([
    ['gzip', gzipSync, gunzipSync],
    ['deflate', deflateSync, inflateSync],
    ['br', brotliCompressSync, brotliDecompressSync],
    ['GZIP', gzipSync, gunzipSync],
  ] as const)('under %s is coded anew, and says the length of what is coded', (coding, encode, decode) => {
    const before = coded(coding, encode(Buffer.from('before')));
    const after = withFramingFixed(withBody(before, message([], 'something after')), before);
    const [head, body] = headAndBody(after);
    expect(decode(body).toString()).toBe('something after');
    expect(head).toContain(`Content-Length: ${body.length}\r\n`);
  });

  it('under codings that nobody can write is refused', () => {
    const before = coded('gzip, gzip', gzipSync(gzipSync('before')));
    expect(() => withFramingFixed(withBody(before, message([], 'after')), before)).toThrow(
      'nothing is planted in a body that is coded as gzip, gzip',
    );
  });
});

describe('a body', () => {
  it.each([
    ['that is not coded', message([], 'x'), false, true],
    ['under gzip', coded('gzip', gzipSync('x')), true, true],
    ['under deflate', coded('deflate', deflateSync('x')), true, true],
    ['under br', coded('br', brotliCompressSync('x')), true, true],
    ['under two codings', coded('gzip, gzip', gzipSync(gzipSync('x'))), true, false],
    ['under a coding that is unknown', coded('other', Buffer.from('x')), false, true],
  ])('%s is coded: %s', (_, place, isUnder, canBeWritten) => {
    expect([isCoded(place), isWritable(place)]).toEqual([isUnder, canBeWritten]);
  });

  it('of what is no request is not coded', () => {
    const body = memberOf(message([], 'x'), 'body');
    expect(body && [isCoded(body), isWritable(body)]).toEqual([false, true]);
  });
});
