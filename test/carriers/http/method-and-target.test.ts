/** Method and target of a captured request, without reading all of it. */
import { describe, expect, it } from 'vitest';
import { methodAndTarget } from '../../../src/core/carriers/http/method-and-target.ts';
import { memoryBlobs, rawRequest } from '../../builders/messages/captures.ts';

const blobs = memoryBlobs();
const asked = (raw: string) => methodAndTarget(rawRequest(blobs, 'https://a.example', raw), blobs.read);

describe('what a request asks for', () => {
  it.each([
    ['GET /a?b HTTP/1.1\r\nA: b\r\n\r\n', 'GET', '/a?b'],
    ['GET /a HTTP/1.1\nA: b\n\n', 'GET', '/a'],
    ['GET /a HTTP/1.1', 'GET', '/a'],
    ['\r\n\nGET /a HTTP/1.1\r\n\r\n', 'GET', '/a'],
  ])('%j is the first line of HTTP/1 that is not empty', (raw, method, target) => {
    expect(asked(raw)).toMatchObject({ method, target });
  });

  it.each(['hello\r\n', '', 'GET /a', 'GET /a \r\n', 'GET /a HTTP/1.1 \r\n', '\r\n', '\r\n\r\nGET /a'])(
    '%j asks for nothing',
    (raw) => {
      expect(asked(raw)).toEqual({ method: '', target: '' });
    },
  );

  it.each([
    [
      [
        [':path', '/a'],
        [':method', 'PUT'],
      ],
      { method: 'PUT', target: '/a' },
    ],
    [[['x', 'y']], { method: '', target: '' }],
  ] as const)('%j are the fields of HTTP/2', (fields, expected) => {
    const event = rawRequest(blobs, 'https://a.example', '');
    const request = { form: 'h2', fields, body: blobs.put(Buffer.from('')), truncated: false } as const;
    expect(methodAndTarget({ ...event, request }, blobs.read)).toEqual(expected);
  });
});
