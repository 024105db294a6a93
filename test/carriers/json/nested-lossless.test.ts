/** JSON inside strings and header fields: opened as documents, and written back to the same bytes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rawRequestPlace, writeRawRequest } from '../../../src/core/carriers/http/request.ts';
import { readJson } from '../../../src/core/carriers/json/json.ts';
import { writeJson } from '../../../src/core/carriers/json/write-json.ts';
import { memberOf, type Place } from '../../../src/core/carriers/reading.ts';

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

/** The shape of the value of field `a`. */
function shapeOfA(source: string): string | undefined {
  const root = memberOf(readJson(source) ?? fail(), 'document');
  return root && memberOf(root, 'a')?.shape;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The next letter of the alphabet: it differs in its lowest bit only. */
const next = (letter: string): string => LETTERS[LETTERS.indexOf(letter) + 1] ?? fail();

const fail = (): never => {
  throw new Error('not JSON');
};

describe('documents inside strings', () => {
  it('opens JSON in a string, and JSON in base64', () => {
    expect(shapeOfA(JSON.stringify({ a: '{"b": 1}' }))).toBe('string of json');
    expect(shapeOfA(JSON.stringify({ a: base64('{"b":"0123456789"}') }))).toBe('string of base64');
  });

  it('leaves text that only begins like JSON, and base64 of anything else', () => {
    expect(shapeOfA(JSON.stringify({ a: '{not json}' }))).toBe('string');
    expect(shapeOfA(JSON.stringify({ a: base64('an ordinary sentence') }))).toBe('string');
  });

  it('leaves base64 that its own encoder would have written otherwise', () => {
    const coded = base64('{"b":"01234567890"}');
    expect(coded.endsWith('=')).toBe(true);
    // The last letter before the padding carries bits that a decoder drops.
    const odd = coded.replace(/(.)(=+)$/, (_, last: string, padding: string) => next(last) + padding);
    expect(Buffer.from(odd, 'base64')).toEqual(Buffer.from(coded, 'base64'));
    expect(shapeOfA(JSON.stringify({ a: odd }))).toBe('string');
  });

  it('rebuilds the exact source, however deep documents stand in documents', () => {
    const inner = fc.json().map((source) => [source, ` ${source}\n`, base64(source)]);
    const wrapped = fc.tuple(inner, fc.boolean()).map(([texts, again]) => {
      const source = JSON.stringify({ texts, other: 1.5 });
      return again ? JSON.stringify([source, base64(source), base64(JSON.stringify([source]))]) : source;
    });
    fc.assert(
      fc.property(wrapped, (source) => {
        expect(writeJson(readJson(source) ?? fail())).toBe(source);
      }),
      { numRuns: 300 },
    );
  });
});

describe('documents in header fields', () => {
  const requestWith = (value: string): Buffer => Buffer.from(`GET / HTTP/1.1\r\nX-A: ${value}\r\n\r\n`, 'latin1');
  const fieldOf = (request: Place): Place | undefined => {
    const fields = memberOf(request, 'headers');
    return fields && memberOf(fields, 'x-a');
  };

  it.each([
    ['{"a":1, "b":[true]}', 'field of json'],
    [base64('{"b":"0123456789"}'), 'field of base64'],
    ['{"a":1', 'field'],
    ['[not json]', 'field'],
    ['text/html;q=0.9', 'field'],
  ])('%s is read as %s, and rebuilt', (value, shape) => {
    const raw = requestWith(value);
    const request = rawRequestPlace(raw);
    expect(fieldOf(request)?.shape).toBe(shape);
    expect(Buffer.compare(writeRawRequest(request), raw)).toBe(0);
  });

  it('are rebuilt whatever JSON they hold', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const raw = Buffer.concat([
          Buffer.from('GET / HTTP/1.1\r\nX-A:  '),
          Buffer.from(json),
          Buffer.from(' \r\n\r\nbody'),
        ]);
        expect(Buffer.compare(writeRawRequest(rawRequestPlace(raw)), raw)).toBe(0);
      }),
      { numRuns: 500 },
    );
  });
});
