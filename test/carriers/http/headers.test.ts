/** Header fields as places: names fold to lower case, what departs from the usual spelling and spacing is read. */
import { describe, expect, it } from 'vitest';
import type { HeaderLine } from '../../../src/core/carriers/http/head.ts';
import {
  headerLines,
  headersPlace,
  HTTP_HEADER_COUNT,
  HTTP_HEADER_ORDER,
  HTTP_HEADER_PRESENCE,
  HTTP_HEADER_VALUE,
} from '../../../src/core/carriers/http/headers.ts';
import { single } from '../../../src/core/carriers/http/target.ts';
import { text } from '../../../src/core/carriers/reading.ts';
import { outlined } from '../../builders/messages/readings.ts';

const line = (name: string, value: string, more: Partial<HeaderLine> = {}): HeaderLine => ({
  name,
  separator: ': ',
  value,
  trail: '',
  eol: '\r\n',
  ...more,
});
const CODED = Buffer.from('{"b":"0123456789"}').toString('base64');

describe('a header field', () => {
  it.each([
    ['as most are', line('X-A', 'b'), '.x-a: field | http.header-case=X-A | http.header-value=b'],
    ['without a value', line('X-A', ''), '.x-a: field | http.header-case=X-A'],
    [
      'with a bare colon',
      line('a', 'b', { separator: ':' }),
      '.a: field | http.header-case=a | http.header-spacing=[":","","\\r\\n"] | http.header-value=b',
    ],
    [
      'with white space behind it',
      line('a', 'b', { trail: ' ' }),
      '.a: field | http.header-case=a | http.header-spacing=[": "," ","\\r\\n"] | http.header-value=b',
    ],
    [
      'with a bare line feed',
      line('a', 'b', { eol: '\n' }),
      '.a: field | http.header-case=a | http.header-spacing=[": ","","\\n"] | http.header-value=b',
    ],
    [
      'without a name',
      line('', 'x y', { separator: '' }),
      '.(no name): field | http.header-spacing=["","","\\r\\n"] | http.header-value=x y',
    ],
    ['of UTF-8', line('A', 'caf\u00c3\u00a9'), '.a: field | http.header-case=A | http.header-value=caf\u00e9'],
    ['of latin1', line('A', 'caf\u00e9'), '.a: field | http.header-case=A | http.header-value=caf\udce9'],
  ])('%s', (_, written, expected) => {
    const place = headersPlace([written], '');
    expect(outlined(place)).toEqual([': headers', expected]);
    expect(headerLines(place)).toEqual([written]);
  });

  it('whose value is a document is read as one', () => {
    const place = headersPlace([line('X-A', '{"b": 1}'), line('X-B', CODED), line('X-C', '{b}')], '');
    expect(outlined(place)).toEqual([
      ': headers',
      '.x-a: field of json | http.header-case=X-A',
      '.x-a<json>: json | json.white-space=["","before-value=s",""]',
      '.x-a<json>: object',
      '.x-a<json>.b: number | json.value=1e0',
      '.x-b: field of base64 | http.header-case=X-B',
      '.x-b<base64>: json',
      '.x-b<base64>: object',
      '.x-b<base64>.b: string | text.code-point=0123456789',
      '.x-c: field | http.header-case=X-C | http.header-value={b}',
    ]);
    expect(headerLines(place).map(({ value }) => value)).toEqual(['{"b": 1}', CODED, '{b}']);
  });
});

describe('a block of header fields', () => {
  it('has readings of presence, number and order, and the spacing around it', () => {
    const place = headersPlace([line('B', '1'), line('a', '2'), line('b', '3')], '["","\\n","\\n"]');
    expect(place).toMatchObject({
      shapeCarrier: HTTP_HEADER_PRESENCE,
      facets: [{ text: '["","\\n","\\n"]', form: 'whole' }],
      parts: { presence: HTTP_HEADER_PRESENCE, repeated: HTTP_HEADER_COUNT, order: HTTP_HEADER_ORDER },
    });
    const members = place.parts?.by === 'name' ? place.parts.members : [];
    expect(members.map(({ name }) => name)).toEqual(['b', 'a', 'b']);
    expect(members[0]?.place.facets.map(({ form }) => form)).toEqual(['whole', 'text']);
    expect(members[0]?.place.shapeCarrier).toBe(HTTP_HEADER_VALUE);
  });

  it('without fields gives no lines', () => {
    expect(headerLines(headersPlace([], ''))).toEqual([]);
    expect(headerLines(single(text(HTTP_HEADER_VALUE, 'x')))).toEqual([]);
  });
});
