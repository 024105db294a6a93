/** Captured requests, in HTTP/1 and HTTP/2 (RFC 9113): where they went, and back to what was sent. */
import { describe, expect, it } from 'vitest';
import { readRequest, writeRequest } from '../../../src/core/carriers/http/request.ts';
import { memberOf } from '../../../src/core/carriers/reading.ts';
import type { HttpEvent } from '../../../src/core/model/index.ts';
import { memoryBlobs, rawRequest } from '../../builders/messages/captures.ts';
import { outlined, outlinedAt } from '../../builders/messages/readings.ts';

const blobs = memoryBlobs();

describe('a captured request', () => {
  const RAW = 'GET /a?b=c HTTP/1.1\r\n\r\nbody';
  const event = rawRequest(blobs, 'https://api.example:8443', RAW);

  it('has its method, path and length, and no byte unread', () => {
    expect(readRequest(event, blobs.read)).toMatchObject({
      method: 'GET',
      path: '/a',
      bytes: RAW.length,
      unreadBytes: 0,
    });
  });

  it('whose first line has not three words has neither method nor path', () => {
    expect(readRequest(rawRequest(blobs, 'https://a.example', 'hello\r\n\r\n'), blobs.read)).toMatchObject({
      method: '',
      path: '',
      bytes: 9,
      unreadBytes: 0,
    });
  });

  it.each([
    [true, 'https'],
    [false, 'http'],
  ])('went to a scheme, host, port and route (TLS: %s)', (tls, scheme) => {
    const to = { address: '198.18.0.1', port: 8443, host: 'api.example' };
    const { place } = readRequest({ ...event, tls, to, route: 'connect' }, blobs.read);
    expect(memberOf(place, 'host')?.shape).toBe('destination');
    expect(outlinedAt(place, 'host')).toEqual([
      'host: destination',
      `host.scheme: text | http.destination=${scheme}`,
      'host: text | http.destination=api.example',
      'host.port: text | http.destination=8443',
      'host.route: text | http.destination=connect',
    ]);
  });
});

describe('a captured request in HTTP/2', () => {
  const FIELDS = [
    [':method', 'POST'],
    [':scheme', 'https'],
    [':path', '/v1?a=b'],
    ['content-type', 'application/x-www-form-urlencoded'],
  ] as const;
  const h2 = (fields: readonly (readonly [string, string])[], body: string): HttpEvent => ({
    ...rawRequest(blobs, 'https://api.example', 'GET / HTTP/1.1\r\n\r\n'),
    request: { form: 'h2', fields, body: blobs.put(Buffer.from(body)), truncated: false },
  });

  it('has method and path as its request line, and no byte unread', () => {
    const reading = readRequest(h2(FIELDS, 'c=d'), blobs.read);
    expect(reading).toMatchObject({ method: 'POST', path: '/v1', bytes: 3, unreadBytes: 0 });
    expect(outlined(reading.place).slice(6)).toEqual([
      'request-line: request-line',
      'request-line.method: text | http.request-line=POST',
      'request-line.origin: text',
      'request-line.version: text | http.request-line=HTTP/2',
      'request-line.spacing: text',
      'path: text | text.code-point=/v1',
      'query: pairs',
      'query.a: text | text.code-point=b',
      'headers: headers',
      'headers.:method: field | http.header-case=:method',
      'headers.:scheme: field | http.header-case=:scheme | http.header-value=https',
      'headers.:path: field | http.header-case=:path',
      'headers.content-type: field | http.header-case=content-type | http.header-value=application/x-www-form-urlencoded',
      'framing: length',
      'body: form',
      'body: pairs',
      'body.c: text | text.code-point=d',
    ]);
  });

  it('is written back as its fields and its body', () => {
    const { place } = readRequest(h2(FIELDS, 'c=d'), blobs.read);
    const written = writeRequest('h2', place);
    expect(written).toMatchObject({ form: 'h2', fields: FIELDS });
    expect(written.form === 'h2' && Buffer.from(written.body).toString()).toBe('c=d');
  });

  it('counts its body as unread where its fields cannot be rebuilt', () => {
    expect(readRequest(h2([['a', 'no latin1: \u20ac']], 'body'), blobs.read).unreadBytes).toBe(4);
    expect(readRequest(h2([['a', 'latin1: \u00e9']], 'body'), blobs.read).unreadBytes).toBe(0);
  });

  it('without method and path has them empty', () => {
    const { place, ...rest } = readRequest(h2([['a', 'b']], ''), blobs.read);
    expect(rest).toEqual({ method: '', path: '', bytes: 0, unreadBytes: 0 });
    expect(writeRequest('h2', place)).toMatchObject({ fields: [['a', 'b']] });
  });

  it('in HTTP/1 is written back as its bytes', () => {
    const raw = 'GET / HTTP/1.1\r\n\r\n';
    const { place } = readRequest(rawRequest(blobs, 'https://a.example', raw), blobs.read);
    const written = writeRequest('h1', place);
    expect(written.form === 'h1' && Buffer.from(written.raw).toString()).toBe(raw);
  });
});
