/** What a body turns out to be: by its bytes first, by its type only where bytes alone do not decide. */
import { describe, expect, it } from 'vitest';
import { BODY_FORMAT, bodyPlace, writeBody } from '../../../src/core/carriers/http/body.ts';
import { outlined } from '../../builders/messages/readings.ts';

const FORM = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data; boundary=b1';

const read = (source: string | Uint8Array, type = '') => bodyPlace(Buffer.from(source), type);
const shapeOf = (source: string | Uint8Array, type = ''): string => read(source, type).shape;
const back = (source: string, type: string): string => Buffer.from(writeBody(read(source, type))).toString();

describe('a body of JSON', () => {
  it.each(['{}', '[1]', '"a"', '1', '-1', 'true', 'false', 'null', ' \t\r\n{}', '\ufeff[]', '\ufeff \n"a"'])(
    '%j is a document, whatever type is stated',
    (source) => {
      expect([shapeOf(source), shapeOf(source, FORM), shapeOf(source, MULTIPART)]).toEqual(['json', 'json', 'json']);
      expect(back(source, '')).toBe(source);
    },
  );

  it.each(['{', '{}x', 'x{}', 'nothing', '\u000b{}', '- a list', '.5'])('%j is text', (source) => {
    expect(outlined(read(source, 'application/json'))).toEqual([`: text | text.code-point=${source}`]);
  });

  it('is addressed without a step of its own', () => {
    expect(outlined(read('{"a":[true]}'))).toEqual([
      ': json',
      ': json',
      ': object',
      '.a: array',
      '.a[0]: boolean | json.value=true',
    ]);
  });
});

describe('a body of JSON lines', () => {
  it('is one document a line, with the lines between them as text', () => {
    const source = '{"a":1}\n\n[2]\r\n \n{}';
    expect(outlined(read(source))).toEqual([
      ': json-lines',
      '[0]: json | json.white-space=["","","\\n"]',
      '[0]: object',
      '[0].a: number | json.value=1e0',
      '[1]: text | text.code-point=\n',
      '[2]: json | json.white-space=["","","\\r\\n"]',
      '[2]: array',
      '[2][0]: number | json.value=2e0',
      '[3]: text | text.code-point= \n',
      '[4]: json',
      '[4]: object',
    ]);
    expect(back(source, '')).toBe(source);
  });

  it.each(['application/x-ndjson', 'application/JSONL', 'application/json-lines; charset=utf-8'])(
    'may be of bare values where the type is %s',
    (type) => {
      expect([shapeOf('1\n2', type), shapeOf('1\n2'), back('1\n2', type)]).toEqual(['json-lines', 'text', '1\n2']);
    },
  );

  it.each([
    ['of one line is no sequence', 'x', 'application/x-ndjson', 'text'],
    ['of white space in one line is none either', ' ', 'application/x-ndjson', 'text'],
    ['with a line that is no JSON is text', '{}\n{\n{}', '', 'text'],
    ['may begin with white space', ' \n{}\n[]', '', 'json-lines'],
    ['that begins with a list is found without a type', '[]\n{}', '', 'json-lines'],
    ['that begins with other signs is not', 'a [\n[]', '', 'text'],
  ])('%s', (_, source, type, shape) => {
    expect([shapeOf(source, type), back(source, type)]).toEqual([shape, source]);
  });
});

describe('a form', () => {
  it('is its fields, one by one, spelled as they came', () => {
    expect(outlined(read('a=1&b&c=%41', FORM))).toEqual([
      ': form',
      ': pairs',
      '.a: text | text.code-point=1',
      '.b: bare',
      '.c: text | text.code-point=%41',
    ]);
  });

  it.each([
    ['application/X-WWW-Form-urlencoded; charset=utf-8', 'form'],
    ['text/plain, application/x-www-form-urlencoded', 'text'],
    ['', 'text'],
  ])('is told by its type alone: %j', (type, shape) => {
    expect([shapeOf('a=1', type), back('a=1', type)]).toEqual([shape, 'a=1']);
  });
});

describe('a body of several parts', () => {
  const source = 'x\r\n--b1\r\nA: b\r\n\r\nc\r\n--b1--\r\n';

  it('is cut at its boundary, which is a reading', () => {
    const place = read(source, MULTIPART);
    expect(outlined(place)).toEqual([
      ': multipart | body.format=b1',
      '[0]: text | text.code-point=x\r\n',
      '[1]: text | text.code-point=\r\nA: b\r\n\r\nc\r\n',
      '[2]: text | text.code-point=--\r\n',
    ]);
    expect([back(source, MULTIPART), place.facets[0]?.form]).toEqual([source, 'whole']);
  });

  it.each([
    ['multipart/mixed; boundary="b1"', 'b1'],
    ['Multipart/Mixed; charset=utf-8; BOUNDARY=b1; more=x', 'b1'],
    ['multipart/mixed;boundary=b1 more', 'b1'],
    ['multipart/mixed; boundary="b 1"', 'b 1'],
  ])('has the boundary that its type states: %s', (type, boundary) => {
    expect(read(`a--${boundary}c`, type).facets[0]?.text).toBe(boundary);
    expect(back(`a--${boundary}c`, type)).toBe(`a--${boundary}c`);
  });

  it.each([
    ['whose boundary does not occur', 'multipart/mixed; boundary=b2'],
    ['whose type states none', 'multipart/mixed; charset=utf-8'],
    ['whose boundary is empty', 'multipart/mixed; boundary='],
    ['whose boundary belongs to another parameter', 'multipart/mixed; xboundary=b1'],
    ['whose type is another', 'text/plain; x=multipart/mixed; boundary=b1'],
  ])('%s is text', (_, type) => {
    expect([shapeOf(source, type), back(source, type)]).toEqual(['text', source]);
  });
});

describe('any other body', () => {
  it('without bytes is empty', () => {
    expect([outlined(read('', 'application/json')), back('', FORM)]).toEqual([[': empty'], '']);
  });

  it.each(['\t\r\n', '\u001b[1m', '\u007f', '\u00a0', 'caf\u00e9'])('%j is text', (source) => {
    expect(shapeOf(source)).toBe('text');
  });

  it.each(['a\u0000', '\u0008', '\u000e', '\u001a', '\u001c', '\u001f'])(
    'with a control character, %j, is bytes',
    (source) => {
      expect(outlined(read(source, 'text/plain'))).toEqual([`: bytes | bytes=${source}`]);
    },
  );

  it('that is no UTF-8 is bytes, each shown as the code point of its value', () => {
    const place = read(Buffer.from('636166e9', 'hex'));
    expect(outlined(place)).toEqual([': bytes | bytes=caf\u00e9']);
    expect(Buffer.from(writeBody(place)).toString('hex')).toBe('636166e9');
  });

  it('differs from another by its format', () => {
    for (const source of ['', '{}', 'a', '\u0000']) expect(read(source).shapeCarrier).toBe(BODY_FORMAT);
  });
});
