/** From the readings of one message alone, its exact bytes can be rebuilt: the property that every carrier must keep. */
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOfText, textOfBytes } from '../../src/core/carriers/byte-text.ts';
import { bodyPlace, writeBody } from '../../src/core/carriers/http/body.ts';
import { rawRequestPlace, writeRawRequest } from '../../src/core/carriers/http/request.ts';
import { readJson } from '../../src/core/carriers/json/json.ts';
import { writeJson } from '../../src/core/carriers/json/write-json.ts';
import { readNumber, writeNumber } from '../../src/core/carriers/json/number-form.ts';

const gap = fc.stringMatching(/^[ \t\r\n]{0,3}$/);
const hexDigit = fc.constantFrom(...Array.from('0123456789abcdefABCDEF'));
const escape = fc.oneof(
  fc.constantFrom('\\n', '\\/', '\\"', '\\\\', '\\t', '\\b', '\\f', '\\r'),
  fc.tuple(hexDigit, hexDigit, hexDigit, hexDigit).map((digits) => `\\u${digits.join('')}`),
  fc.constantFrom('\\u00e9', '\\u00E9', '\\ud83d\\ude00', '\\ud83d', '\\udc80', '\\u002f', '\\u000a'),
);
const plain = fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) =>
  Array.from(text)
    .filter((c) => c !== '"' && c !== '\\' && c >= ' ')
    .join(''),
);
const stringSource = fc
  .array(fc.oneof(plain, escape, fc.constantFrom('/', 'é', ' ', '😀')), { maxLength: 6 })
  .map((p) => `"${p.join('')}"`);
const numberSource = fc.stringMatching(/^-?(0|[1-9][0-9]{0,20})(\.[0-9]{1,8})?([eE][+-]?[0-9]{1,4})?$/);

/** Source text of JSON values with odd white space, spellings, number forms and duplicate keys. */
const { jsonSource } = fc.letrec<{ jsonSource: string }>((tie) => ({
  jsonSource: fc.oneof(
    { depthSize: 'small' },
    stringSource,
    numberSource,
    fc.constantFrom('true', 'false', 'null'),
    fc
      .array(fc.tuple(gap, tie('jsonSource'), gap), { maxLength: 4 })
      .chain((items) =>
        gap.map((inner) => `[${items.length === 0 ? inner : items.map((item) => item.join('')).join(',')}]`),
      ),
    fc
      .array(fc.tuple(gap, fc.oneof(stringSource, fc.constantFrom('"a"', '"b"')), gap, gap, tie('jsonSource'), gap), {
        maxLength: 4,
      })
      .chain((members) =>
        gap.map((inner) =>
          members.length === 0
            ? `{${inner}}`
            : `{${members.map(([a, key, b, c, value, d]) => `${a}${key}${b}:${c}${value}${d}`).join(',')}}`,
        ),
      ),
  ),
}));

const rebuilt = (source: string): string => {
  const place = readJson(source);
  return place === null ? 'not json' : writeJson(place);
};

describe('JSON', () => {
  it('is rebuilt from its readings, whatever its white space, escapes, number forms and duplicate keys', () => {
    fc.assert(
      fc.property(gap, jsonSource, gap, (lead, source, trail) => {
        expect(rebuilt(lead + source + trail)).toBe(lead + source + trail);
      }),
      { numRuns: 300 },
    );
  });

  it('is accepted exactly where JSON.parse accepts it', () => {
    fc.assert(
      fc.property(fc.oneof(jsonSource, fc.string(), fc.stringMatching(/^[[\]{}":,0-9a-z\\. -]{0,20}$/)), (source) => {
        let valid = true;
        try {
          JSON.parse(source);
        } catch {
          valid = false;
        }
        expect(readJson(source) !== null).toBe(valid);
      }),
      { numRuns: 300 },
    );
  });

  it('is rebuilt when indented by any unit, with only one style to read', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(1, 2, 4, '\t'), (value, unit) => {
        const source = `${JSON.stringify(value, null, unit)}\n`;
        expect(rebuilt(source)).toBe(source);
      }),
    );
  });

  it('indented in the usual way has one style, whichever objects and lists are in it', () => {
    const values = [{ a: 1 }, { a: 1, b: { c: 1 } }, { a: 1, b: { c: { d: [] } }, e: [1, [2]], f: {} }, [1]];
    const styles = values.map((value) => {
      const place = readJson(JSON.stringify(value, null, 2));
      return place?.facets.map(({ carrier, text }) => [carrier.name, text]);
    });
    expect(new Set(styles.map((style) => JSON.stringify(style))).size).toBe(1);
  });

  it('numbers give one value for 1, 1.0, 1e0 and 10e-1, and each its own form', () => {
    const readings = ['1', '1.0', '1e0', '10e-1', '1.00', '1E+0'].map(readNumber);
    expect(new Set(readings.map((reading) => reading.value)).size).toBe(1);
    expect(new Set(readings.map((reading) => reading.form)).size).toBe(6);
    expect(readNumber('0.1').value).not.toBe(readNumber('0.10000000000000000001').value);
  });

  it('numbers are rebuilt from value and form', () => {
    fc.assert(
      fc.property(numberSource, (source) => {
        expect(writeNumber(readNumber(source))).toBe(source);
      }),
      { numRuns: 400 },
    );
    for (const source of ['-0', '-0.0e-7', '1e999999999999999999', '0e0']) {
      expect(writeNumber(readNumber(source))).toBe(source);
    }
  });

  it('of 100,000 open brackets neither overflows nor is lost', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(rebuilt(deep)).toBe(deep);
    expect(readJson('['.repeat(100_000))).toBeNull();
  });

  it('of more values than are taken apart is left to be read as text', () => {
    const many = `[${'1,'.repeat(1_200_000)}1]`;
    expect(bodyPlace(Buffer.from(many), 'application/json').shape).toBe('text');
  });
});

describe('a body', () => {
  const types = fc.constantFrom(
    '',
    'application/json',
    'application/x-ndjson',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=b1',
    'text/plain',
  );

  it('of arbitrary bytes is rebuilt', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), types, (bytes, type) => {
        expect(Buffer.from(writeBody(bodyPlace(bytes, type)))).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['empty', '', ''],
    ['json', '{"a":1}', ''],
    ['json', '{"a":"\u00e9"}\n', 'text/plain'],
    ['json-lines', '{"a":1}\n\n{"a":2}\n', ''],
    ['form', 'a=1&b&a=%41', 'application/x-www-form-urlencoded'],
    ['multipart', 'x\r\n--b1\r\nA: b\r\n\r\nc\r\n--b1--\r\n', 'multipart/form-data; boundary=b1'],
    ['text', '{"a":', 'application/json'],
    ['bytes', '\u0000\u0001', 'application/json'],
  ])('reads as %s: %j', (shape, source, type) => {
    const place = bodyPlace(Buffer.from(source), type);
    expect(place.shape).toBe(shape);
    expect(Buffer.from(writeBody(place)).toString()).toBe(source);
  });

  it('with an invalid byte inside a JSON string stays JSON, the byte kept', () => {
    const bytes = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff, 0x80]), Buffer.from('"}')]);
    const place = bodyPlace(bytes, 'application/json');
    expect(place.shape).toBe('json');
    expect(Buffer.from(writeBody(place))).toEqual(bytes);
  });
});

describe('bytes as text', () => {
  it('come back, valid UTF-8 or not', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(Buffer.from(bytesOfText(textOfBytes(bytes)))).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 400 },
    );
  });
});

describe('a request', () => {
  const roundTrip = (raw: Uint8Array): Buffer => Buffer.from(writeRawRequest(rawRequestPlace(raw)));

  it('of arbitrary header blocks is rebuilt', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9:/?&=%. \t-]{0,12}$/);
    const eol = fc.constantFrom('\r\n', '\n', '\r\n ', '\r');
    const line = fc.tuple(fc.constantFrom('Host', 'x-A', 'Content-Encoding', 'Transfer-Encoding', ''), word, word, eol);
    fc.assert(
      fc.property(word, eol, fc.array(line, { maxLength: 6 }), fc.string(), (first, end, lines, body) => {
        const block = lines.map(([name, separator, value, ending]) => `${name}${separator}:${value}${ending}`).join('');
        const raw = Buffer.from(`POST ${first} HTTP/1.1${end}${block}\r\n${body}`);
        expect(roundTrip(raw)).toEqual(raw);
      }),
      { numRuns: 400 },
    );
  });

  it('of arbitrary bytes is rebuilt', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(roundTrip(bytes)).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 300 },
    );
  });

  it('in chunks of any size and spelling is rebuilt, with its trailers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 5 }),
        fc.boolean(),
        (pieces, upper) => {
          const chunks = pieces.map((piece) => {
            const size = Buffer.byteLength(piece).toString(16);
            return `${upper ? size.toUpperCase() : size};x=1\r\n${piece}\r\n`;
          });
          const raw = Buffer.from(
            `POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n${chunks.join('')}0\r\nT: 1\r\n\r\n`,
          );
          expect(roundTrip(raw)).toEqual(raw);
        },
      ),
    );
  });

  it('with a compressed body, whole or cut, is rebuilt', () => {
    const body = gzipSync(Buffer.from('{"a":"text that repeats, text that repeats"}'));
    for (const length of [body.length, body.length - 3, 5, 0]) {
      const head = Buffer.from('POST / HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Type: application/json\r\n\r\n');
      const raw = Buffer.concat([head, body.subarray(0, length)]);
      expect(roundTrip(raw)).toEqual(raw);
    }
  });
});
