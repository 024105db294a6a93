/** Requests as places (RFC 9112 for HTTP/1, RFC 9113 for HTTP/2), and back to what was sent. */
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { rawRequestPlace, writeRawRequest } from '../../../src/core/carriers/http/request.ts';
import { memberOf } from '../../../src/core/carriers/reading.ts';
import { outlined, outlinedAt } from '../../builders/messages/readings.ts';

const lines = (raw: string, address = ''): string[] => outlinedAt(rawRequestPlace(Buffer.from(raw, 'latin1')), address);
const back = (raw: string): string =>
  Buffer.from(writeRawRequest(rawRequestPlace(Buffer.from(raw, 'latin1')))).toString('latin1');

describe('a request in HTTP/1', () => {
  it('is request line, path, query, headers, framing and body', () => {
    const raw = 'POST /v1?beta=true&x HTTP/1.1\r\nHost: a.example\r\ncontent-type: x\r\n\r\n{"a":1}';
    expect(outlined(rawRequestPlace(Buffer.from(raw)))).toEqual([
      ': request',
      'request-line: request-line',
      'request-line.method: text | http.request-line=POST',
      'request-line.origin: text',
      'request-line.version: text | http.request-line=HTTP/1.1',
      'request-line.spacing: text',
      'path: text | text.code-point=/v1',
      'query: pairs',
      'query.beta: text | text.code-point=true',
      'query.x: bare',
      'headers: headers',
      'headers.host: field | http.header-case=Host | http.header-value=a.example',
      'headers.content-type: field | http.header-case=content-type | http.header-value=x',
      'framing: length',
      'body: json',
      'body: json',
      'body: object',
      'body.a: number | json.value=1e0',
    ]);
    expect(back(raw)).toBe(raw);
  });

  it.each([
    ['GET  /a\tHTTP/1.1\r\n\r\n', 'request-line.spacing: text | http.request-line=  |\t'],
    ['GET / HTTP/1.1\r\n\r\n', 'request-line.spacing: text'],
    ['GET http://a.example/b HTTP/1.1\r\n\r\n', 'request-line.origin: text | http.request-line=http://a.example'],
    ['GET /caf\u00c3\u00a9 HTTP/1.1\r\n\r\n', 'path: text | text.code-point=/caf\u00e9'],
    ['GET /\u00e9 HTTP/1.1\r\n\r\n', 'path: text | text.code-point=/\udce9'],
    ['GET / HTTP/1.1\n\n', 'headers: headers | http.header-spacing=["","\\n","\\n"]'],
    ['\r\nGET / HTTP/1.1\r\n\r\n', 'headers: headers | http.header-spacing=["\\r\\n","\\r\\n","\\r\\n"]'],
    ['GET / HTTP/1.1\r\nA: b', 'headers: headers | http.header-spacing=["","\\r\\n",""]'],
    ['GET / HTTP/1.1\r\nA: b\r\n\r\n', 'headers: headers'],
    ['GET /?a=caf\u00c3\u00a9 HTTP/1.1\r\n\r\n', 'query.a: text | text.code-point=caf\u00e9'],
  ])('%j has the reading %j', (raw, reading) => {
    expect(lines(raw)).toContain(reading);
    expect(back(raw)).toBe(raw);
  });

  it('whose first line has not three words has it whole, and no path', () => {
    const raw = 'hello caf\u00c3\u00a9\r\n\r\n';
    expect(lines(raw)).toEqual([
      ': request',
      'request-line: request-line',
      'request-line.as: text | http.request-line=hello caf\u00e9',
      'headers: headers',
      'framing: length',
      'body: empty',
    ]);
    expect(back(raw)).toBe(raw);
  });

  it('without a query has no place for one; an empty one is a query', () => {
    expect(lines('GET /a HTTP/1.1\r\n\r\n', 'query')).toEqual([]);
    expect(lines('GET /a? HTTP/1.1\r\n\r\n', 'query')).toEqual(['query: pairs', 'query.: bare']);
  });
});

describe('the framing of a body', () => {
  const CHUNKS = '2\r\n{}\r\n0\r\nT: 1\r\n\r\n';
  const withCoding = (coding: string): string => `POST / HTTP/1.1\r\nTransfer-Encoding: ${coding}\r\n\r\n${CHUNKS}`;

  it.each(['chunked', 'Chunked', 'gzip, chunked', 'gzip,chunked', 'gzip chunked', 'chunked '])(
    'is chunks where %j is stated last',
    (coding) => {
      const raw = withCoding(coding);
      expect([...lines(raw, 'framing'), ...lines(raw, 'body')]).toEqual([
        'framing: chunked | http.framing=rest,0',
        'framing.trailer: text | http.framing=T: 1\r\n\r\n',
        'body: json',
        'body: json',
        'body: object',
      ]);
      expect(back(raw)).toBe(raw);
    },
  );

  it.each(['chunked, gzip', 'xchunked', 'chunkedx', 'identity'])('is a length where %j is stated', (coding) => {
    const raw = withCoding(coding);
    expect(lines(raw, 'framing')).toEqual(['framing: length']);
    expect([lines(raw, 'body')[0]?.slice(0, 10), back(raw)]).toEqual(['body: text', raw]);
  });

  it('is a length where the bytes are not chunked as stated', () => {
    const raw = 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz';
    expect([lines(raw, 'framing'), back(raw)]).toEqual([['framing: length'], raw]);
  });

  it('is told by the first field of its name, spelled in any case', () => {
    const raw = withCoding('chunked').replace('Transfer-Encoding', 'TRANSFER-ENCODING');
    expect(lines(raw, 'framing')[0]).toBe('framing: chunked | http.framing=rest,0');
    const twice = withCoding('gzip').replace('\r\n\r\n2', '\r\nTransfer-Encoding: chunked\r\n\r\n2');
    expect(lines(twice, 'framing')).toEqual(['framing: length']);
  });
});

describe('the content of a body', () => {
  it('is read with its codings taken off, and the coded bytes kept', () => {
    const coded = brotliCompressSync('{"a":[]}');
    const raw = Buffer.concat([Buffer.from('POST / HTTP/1.1\r\ncontent-encoding: br\r\n\r\n'), coded]);
    const place = rawRequestPlace(raw);
    expect(outlinedAt(place, 'body')).toEqual(['body: json', 'body: json', 'body: object', 'body.a: array']);
    expect(memberOf(place, 'framing')?.facets.map(({ carrier }) => carrier.name)).toEqual([
      'http.content-coding',
      'http.coded-bytes',
    ]);
    expect(Buffer.from(writeRawRequest(place)).equals(raw)).toBe(true);
  });

  it('is taken by its type, stated in any case', () => {
    const raw = 'POST / HTTP/1.1\r\nCONTENT-TYPE: application/x-www-form-urlencoded\r\n\r\na=b';
    expect(lines(raw, 'body')).toEqual(['body: form', 'body: pairs', 'body.a: text | text.code-point=b']);
  });
});
