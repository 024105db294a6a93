/** Request targets (RFC 9112 section 3.2) and their parameters, spelled as they were sent. */
import { describe, expect, it } from 'vitest';
import {
  HTTP_QUERY_ORDER,
  HTTP_QUERY_PRESENCE,
  HTTP_REQUEST_LINE,
  pairsPlace,
  requestLinePlace,
  requestLineWord,
  single,
  splitTarget,
  writePairs,
} from '../../../src/core/carriers/http/target.ts';
import { whole } from '../../../src/core/carriers/reading.ts';
import { outlined } from '../../builders/messages/readings.ts';

describe('a request target', () => {
  it.each([
    ['/a/b', '', '/a/b', null],
    ['/a?', '', '/a', ''],
    ['/a?b=1?c', '', '/a', 'b=1?c'],
    ['?a', '', '', 'a'],
    ['', '', '', null],
    ['*', '', '*', null],
    ['http://a.example:80/b?c', 'http://a.example:80', '/b', 'c'],
    ['HTTPS://a.example', 'HTTPS://a.example', '', null],
    ['a+b-c.1://h?q=/', 'a+b-c.1://h', '', 'q=/'],
    ['h://a#b', 'h://a', '#b', null],
    ['a.example:443', '', 'a.example:443', null],
    ['1http://a/b', '', '1http://a/b', null],
    ['/http://a/b', '', '/http://a/b', null],
    ['http:/a', '', 'http:/a', null],
  ])('%j has an origin, a path and a query', (target, origin, path, query) => {
    expect(splitTarget(target)).toEqual({ origin, path, query });
  });
});

describe('parameters', () => {
  const read = (source: string) => pairsPlace(source, HTTP_QUERY_PRESENCE, HTTP_QUERY_ORDER);

  it.each([
    ['a=1', ['.a: text | text.code-point=1']],
    ['a=', ['.a: text']],
    ['a', ['.a: bare']],
    ['a=b=c', ['.a: text | text.code-point=b=c']],
    ['=1', ['.: text | text.code-point=1']],
    ['', ['.: bare']],
    ['a&&a=%20', ['.a: bare', '.: bare', '.a: text | text.code-point=%20']],
  ])('%j are names with or without a value', (source, lines) => {
    expect(outlined(read(source))).toEqual([': pairs', ...lines]);
    expect(writePairs(read(source))).toBe(source);
  });

  it('belong to the carriers of presence and order, also a name without a value', () => {
    const place = read('a');
    expect(place.shapeCarrier).toBe(HTTP_QUERY_PRESENCE);
    expect(place.parts).toMatchObject({
      presence: HTTP_QUERY_PRESENCE,
      repeated: HTTP_QUERY_PRESENCE,
      order: HTTP_QUERY_ORDER,
      members: [{ name: 'a', place: { shapeCarrier: HTTP_QUERY_PRESENCE } }],
    });
  });

  it('of a place without any are written as nothing', () => {
    expect(writePairs(single(whole(HTTP_REQUEST_LINE, 'x')))).toBe('');
  });
});

describe('the words of a request line', () => {
  it('have places of their own, in a fixed order', () => {
    const place = requestLinePlace({ method: 'GET', spacing: '' });
    expect(outlined(place, 'line')).toEqual([
      'line: request-line',
      'line.method: text | http.request-line=GET',
      'line.spacing: text',
    ]);
    expect(place.parts).toMatchObject({ by: 'name', order: null });
    expect(['method', 'spacing', 'version'].map((word) => requestLineWord(place, word))).toEqual([
      'GET',
      '',
      undefined,
    ]);
  });
});
