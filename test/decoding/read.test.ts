/** What is read in files of each format, and what is said where the format, or the message, does not show it. */
import { describe, expect, test } from 'vitest';
import { decode, type DecodedFile, type TellReading, parseInput } from '../../src/core/decoding/index.ts';
import type { Tell, Verdict } from '../../src/core/model/index.ts';
import { covertTell, verdict as example } from '../report/example.ts';

const FACTORS = { endpoint: ['unset', 'lab.example'], timezone: ['UTC', 'Asia/Tokyo'] };

/** A tell of two symbols, the first at `unset`. */
function tell(
  id: string,
  carrier: string,
  address: string,
  symbols: readonly [string, string],
  more: Partial<Tell> = {},
): Tell {
  const codebook = symbols.map((symbol, index) => {
    const level = FACTORS.endpoint[index] ?? '';
    return { cells: [{ endpoint: level }], levels: { endpoint: [level] }, symbol, rendered: symbol };
  });
  return { ...covertTell, also: [], before: '', after: '', id, carrier, address, codebook, ...more };
}

const SENTENCE = tell('T1', 'text.code-point', 'body.messages[0].content', ['U+002D', 'U+2010'], {
  before: 'Written on 2026-11-22: a one',
  after: 'word answer',
});
const SPACE = tell('T2', 'json.white-space', 'body', ['absent', '2=s']);
const ORDER = tell('T3', 'http.header-order', 'headers', ['x-app, x-kind', 'x-kind, x-app']);
const HEADER = tell('T4', 'http.header-presence', 'headers.x-beta', ['absent', 'present']);

const codebook = (...tells: readonly Tell[]): Verdict => ({
  ...example,
  tells,
  seen: { ...example.seen, factors: FACTORS },
});

const BODY = (mark = '\u2010', day = '22'): string =>
  `{"model":"m","messages":[{"role":"user","content":"Written on 2026-11-${day}: a one${mark}word answer, please"}]}`;
const request = (body: string, ...head: readonly string[]): string =>
  [
    `POST /v1/messages HTTP/1.1`,
    'Host: lab.example',
    ...head,
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');

function decoded(text: string, ...tells: readonly Tell[]): DecodedFile {
  const observed = parseInput(Buffer.from(text));
  if (observed === null) throw new Error('in no format that is known');
  const [file] = decode(codebook(...tells), [{ file: 'x', ...observed }]);
  if (file === undefined) throw new Error('one file in, none out');
  return file;
}

/** The outcome of the one tell in each message that may hold it. */
const outcomes = (text: string, one: Tell): TellReading[] =>
  decoded(text, one).decoded.flatMap(({ readings }) => readings.map(({ outcome }) => outcome));

const har = (text: string, headers: readonly string[] = []): string => {
  const pairs = headers.map((line) => ({ name: line.split(': ')[0], value: line.split(': ')[1] }));
  const post = { method: 'POST', url: 'https://lab.example/v1/messages', headers: pairs, postData: { text } };
  return JSON.stringify({ log: { version: '1.2', entries: [{ request: post }] } });
};

const LAB = { kind: 'read', symbol: 'U+2010', cells: [{ endpoint: 'lab.example' }], tells: true };

describe('a mark in a sentence is read in every format', () => {
  test.each([
    ['requests', request(BODY())],
    ['har', har(BODY())],
    ['json-body', BODY()],
    ['json-lines', `{"n":1}\n${JSON.stringify({ n: 2, said: { content: JSON.parse(BODY()) as unknown } })}\n`],
  ])('such as %s', (format, text) => {
    const file = decoded(text, SENTENCE);
    expect(file.format).toBe(format);
    expect(file.decoded.map(({ readings }) => readings[0]?.outcome)).toMatchObject([LAB]);
    expect(file.decoded[0]?.covert).toEqual({
      kind: 'left',
      factors: [{ factor: 'endpoint', levels: ['lab.example'], of: 2 }],
    });
  });

  test('and in each of several requests in one file, by length and by chunks', () => {
    const chunked = `POST /v1/messages HTTP/1.1\r\nHost: lab.example\r\nTransfer-Encoding: chunked\r\n\r\n${BODY('-').length.toString(16)}\r\n${BODY('-')}\r\n0\r\n\r\n`;
    const read = outcomes(request(BODY()) + chunked + request(BODY('-')), SENTENCE);
    expect(read).toMatchObject([LAB, { symbol: 'U+002D' }, { symbol: 'U+002D' }]);
  });

  test('and on another day, by other digits, which the reading states', () => {
    expect(outcomes(request(BODY('\u2010', '30')), SENTENCE)).toMatchObject([{ ...LAB, found: 'other-digits' }]);
  });

  test('and in a later turn, at another place of the list', () => {
    const body = BODY().replace('"messages":[', '"messages":[{"role":"user","content":"Hello"},');
    expect(outcomes(request(body), SENTENCE)).toMatchObject([LAB]);
  });
});

describe('decoding never guesses', () => {
  test('another symbol is reported as not in the codebook', () => {
    expect(outcomes(request(BODY('\u2011')), SENTENCE)).toEqual([
      { kind: 'not-in-codebook', symbol: 'U+2011', rendered: '\u2011' },
    ]);
  });

  test('a place that the message lacks is reported as not there', () => {
    expect(outcomes(request('{"messages":[{"content":"Hi"}]}'), SENTENCE)).toEqual([
      { kind: 'unread', why: 'not-there' },
    ]);
  });

  test('one context twice, with different symbols, is reported as several places', () => {
    const body = BODY().replace('please', 'please. Written on 2026-11-22: a one-word answer');
    expect(outcomes(request(body), SENTENCE)).toEqual([{ kind: 'unread', why: 'several-places' }]);
  });

  test('a message to another path has no readings', () => {
    expect(decoded(request(BODY()).replace('/v1/messages', '/v1/events'), SENTENCE).decoded).toEqual([]);
  });

  test('structure is not read in one of two messages of a role', () => {
    const second = tell('T2', 'json.presence', 'body.stop', ['absent', 'present'], {
      message: 'POST {endpoint}/v1/messages #2',
    });
    expect(outcomes(request(BODY()), second)).toEqual([{ kind: 'unread', why: 'which-message' }]);
  });

  test('contradicting marks are reported as a contradiction', () => {
    const other = {
      ...SENTENCE,
      id: 'T2',
      codebook: SENTENCE.codebook.map((entry, index) => ({
        ...entry,
        cells: [{ endpoint: FACTORS.endpoint[1 - index] ?? '' }],
      })),
    };
    expect(decoded(request(BODY()), SENTENCE, other).decoded[0]?.covert).toEqual({
      kind: 'contradiction',
      tells: ['T1', 'T2'],
    });
  });

  test('a tell with exceptions rules out no level', () => {
    const sometimes = { ...SENTENCE, agree: '40/48' };
    expect(decoded(request(BODY()), sometimes).decoded[0]?.covert).toEqual({ kind: 'left', factors: [] });
  });
});

describe('a carrier that a format does not preserve is not read', () => {
  const spaced = BODY().replace('"messages":', '"messages": ');

  test('white space is read in a request, and not in a log that serializes its documents anew', () => {
    const marked = BODY().replace('"model":', '"model": ');
    expect(outcomes(request(marked), SPACE)).toMatchObject([{ kind: 'read', symbol: '2=s' }]);
    expect(outcomes(`{"n":1}\n{"body":${spaced}}\n`, SPACE)).toMatchObject([{ kind: 'unread', why: 'format' }]);
  });

  test('the order of header fields is read in a request, and not in an archive', () => {
    const head = ['X-Kind: turn', 'X-App: cli'];
    expect(outcomes(request(BODY(), ...head), ORDER)).toMatchObject([{ kind: 'read', symbol: 'x-kind, x-app' }]);
    expect(outcomes(har(BODY(), head), ORDER)).toMatchObject([{ kind: 'unread', why: 'format' }]);
  });

  test('a header field that an archive has is read as present, and one that it lacks is not read', () => {
    expect(outcomes(har(BODY(), ['X-Beta: on']), HEADER)).toMatchObject([{ kind: 'read', symbol: 'present' }]);
    expect(outcomes(har(BODY()), HEADER)).toMatchObject([{ kind: 'unread', why: 'format' }]);
    expect(outcomes(request(BODY()), HEADER)).toMatchObject([{ kind: 'read', symbol: 'absent' }]);
  });
});

test.each([['plain words'], [''], ['{"unfinished":'], ['\u0000\u0001'], ['12']])(
  '%j is in no format that is known',
  (text) => {
    expect(parseInput(Buffer.from(text))).toBeNull();
  },
);
