/** Marks in the head of a request and its framing, to the byte. */
import { describe, expect, it } from 'vitest';
import { HEAD_MARKS } from '../../../src/core/plant/marks/head.ts';
import { memoryBlobs } from '../../builders/messages/captures.ts';
import {
  carrierAt,
  drawing,
  baselineFor,
  marked,
  planted,
  requested,
  targetAt,
} from '../../builders/messages/planted-marks.ts';

const request = (fields = 'Host: a.example\r\nX-1: v\r\n', line = 'GET /x HTTP/1.1'): string =>
  `${line}\r\n${fields}\r\n`;

it('marks of the head are four', () => {
  expect(HEAD_MARKS.map(({ name }) => name)).toEqual(['header case', 'header spacing', 'request line', 'chunk sizes']);
});

describe('the case of a name', () => {
  it.each([
    [0, 'host: a.example'],
    [1, 'HOst: a.example'],
    [3, 'HosT: a.example'],
    [4, 'host: a.example'],
  ])('changes in the letter that is drawn: %d', (draw, field) => {
    expect(marked('header case', request(), 'headers.host', draw)).toBe(request(`${field}\r\nX-1: v\r\n`));
  });

  it('changes letters, not other signs', () => {
    expect(marked('header case', request(), 'headers.x-1', 1)).toBe(request('Host: a.example\r\nx-1: v\r\n'));
    expect(carrierAt('header case', request('1: v\r\n'), 'headers.1')).toBeUndefined();
  });

  it('is a mark of fields alone', () => {
    expect(carrierAt('header case', request(), 'headers.host')).toBe('http.header-case');
    expect(carrierAt('header case', request(), 'headers')).toBeUndefined();
    expect(carrierAt('header case', request(), 'path')).toBeUndefined();
  });
});

describe('the spacing of a field', () => {
  it.each([
    ['a space more behind the colon', 'Host: a', 0, 'Host:  a'],
    ['a space more behind the value', 'Host: a', 1, 'Host: a '],
    ['a first space behind the colon', 'Host:a', 2, 'Host: a'],
    ['a space more where there were some behind the value', 'Host:a  ', 1, 'Host:a   '],
  ])('is %s', (_, field, draw, expected) => {
    expect(marked('header spacing', request(`${field}\r\n`), 'headers.host', draw)).toBe(request(`${expected}\r\n`));
  });

  it('keeps an unusual line end', () => {
    expect(marked('header spacing', 'GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n', 'headers.host', 0)).toBe(
      'GET / HTTP/1.1\r\nHost:  a\nX: b\r\n\r\n',
    );
  });

  it('is a mark of fields alone', () => {
    expect(carrierAt('header spacing', request(), 'headers.host')).toBe('http.header-spacing');
    expect(carrierAt('header spacing', request(), 'headers')).toBeUndefined();
    expect(carrierAt('header spacing', request(), 'path')).toBeUndefined();
  });
});

describe('the request line', () => {
  it.each([
    [0, 'GET /x HTTP/1.1', 'GET  /x HTTP/1.1'],
    [1, 'GET /x HTTP/1.1', 'GET /x  HTTP/1.1'],
    [0, 'GET  /x   HTTP/1.1', 'GET   /x   HTTP/1.1'],
    [1, 'GET  /x   HTTP/1.1', 'GET  /x    HTTP/1.1'],
  ])('has a space more, before or behind the target: %d', (draw, line, expected) => {
    expect(marked('request line', request(undefined, line), 'request-line.spacing', draw)).toBe(
      request(undefined, expected),
    );
  });

  it('is marked in its spacing alone', () => {
    expect(carrierAt('request line', request(), 'request-line.spacing')).toBe('http.request-line');
    expect(carrierAt('request line', request(), 'request-line.method')).toBeUndefined();
    expect(carrierAt('request line', request(), 'request-line')).toBeUndefined();
    expect(carrierAt('request line', request(), 'path')).toBeUndefined();
  });
});

describe('HTTP/2', () => {
  const blobs = memoryBlobs();
  const fields = [
    [':method', 'GET'],
    [':path', '/x'],
    ['x-a', 'v'],
  ] as const;
  const baseline = baselineFor(
    [
      [
        {
          kind: 'http',
          at: 0,
          connection: 1,
          to: { address: '198.18.0.1', port: 443, host: 'a.example' },
          route: 'direct',
          tls: true,
          request: { form: 'h2', fields, body: blobs.put(new Uint8Array()), truncated: false },
          response: { status: 200, by: 'backend', body: blobs.put(new Uint8Array()) },
        },
      ],
    ],
    blobs,
  );

  it.each([
    ['header case', 'headers.x-a'],
    ['header spacing', 'headers.x-a'],
    ['request line', 'request-line.spacing'],
  ])('has no %s', (name, address) => {
    const mark = HEAD_MARKS.find((one) => one.name === name);
    expect(mark?.carrierAt(targetAt(baseline, address))).toBeUndefined();
  });
});

describe('chunks', () => {
  const chunked = (...chunks: readonly string[]): string => {
    const body = [...chunks, ''].map(
      (chunk) => `${chunk.length.toString(16)}\r\n${chunk === '' ? '' : `${chunk}\r\n`}`,
    );
    return `${request('Transfer-Encoding: chunked\r\n', 'POST / HTTP/1.1')}${body.join('')}\r\n`;
  };

  it.each([
    ['the only one', ['abcdefghijklmnopq'], ['a', 'bcdefghijklmnopq']],
    ['the first of several', ['abcdefghijklmnopq', 'xy'], ['a', 'bcdefghijklmnopq', 'xy']],
    ['the first where it is of two bytes', ['ab', 'xy'], ['a', 'b', 'xy']],
  ])('are cut in two: %s', (_, chunks, expected) => {
    expect(marked('chunk sizes', chunked(...chunks), 'framing', 0)).toBe(chunked(...expected));
  });

  it('keep what stands behind a size', () => {
    const raw = chunked('abc', 'xy').replace('3\r\n', '3;a=b\r\n');
    expect(marked('chunk sizes', raw, 'framing', 0)).toBe(raw.replace('3;a=b\r\nabc', '1\r\na\r\n2;a=b\r\nbc'));
  });

  it.each([[[]], [['a', 'xy']]])('are left where nothing can be cut: %j', (chunks) => {
    expect(carrierAt('chunk sizes', chunked(...chunks), 'framing')).toBeUndefined();
  });

  it('are a mark of chunked bodies alone', () => {
    expect(carrierAt('chunk sizes', chunked('abc'), 'framing')).toBe('http.framing');
    expect(carrierAt('chunk sizes', request(), 'framing')).toBeUndefined();
  });
});

describe('a mark of the head', () => {
  it('is the same letter in each trial', () => {
    const baseline = requested([request(), request('HOST: b.example\r\nX-1: v\r\n')]);
    const [mark] = HEAD_MARKS;
    expect(mark && planted(baseline, mark, targetAt(baseline, 'headers.host'), drawing(1, 2, 3))).toEqual([
      request('HOst: a.example\r\nX-1: v\r\n'),
      request('HoST: b.example\r\nX-1: v\r\n'),
    ]);
  });

  it('is left out of trials that do not bear it, and of those that lack the place', () => {
    const baseline = requested([request(), request(), request('X-1: v\r\n')]);
    const change = HEAD_MARKS[0]?.instantiate(targetAt(baseline, 'headers.host'), drawing(0), [0, 1]);
    expect([change?.(0, false), change?.(2, true)]).toEqual([null, null]);
    expect(change?.(0, true)?.kind).toBe('place');
  });
});
