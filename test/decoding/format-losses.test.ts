/** Carriers that each input format does not preserve, by name. */
import { describe, expect, it } from 'vitest';
import { CARRIERS } from '../../src/core/carriers/index.ts';
import { parseInput } from '../../src/core/decoding/index.ts';

/** Names of the lost carriers of the file's first message, sorted; with `only` behind a partial loss. */
function lossesOf(text: string): string[] {
  const [first] = parseInput(Buffer.from(text))?.observations ?? [];
  if (first?.kind !== 'message') return [];
  const names = first.losses.flatMap(({ carriers, only }) =>
    carriers.map(({ name }) => (only === undefined ? name : `${name} (${only})`)),
  );
  return names.sort();
}

const HTTP = CARRIERS.map(({ name }) => name).filter((name) => name.startsWith('http.'));
const ARCHIVE = JSON.stringify({ log: { entries: [{ request: { method: 'GET', url: 'https://a.example/v1' } }] } });

describe('a message loses exactly', () => {
  it.each([
    ['the destination in a file of requests', 'GET /v1 HTTP/1.1\r\nHost: a.example\r\n\r\n', ['http.destination']],
    [
      'the destination and the spacing of a head with changed line ends',
      'GET /v1 HTTP/1.1\nHost: a.example\n\n',
      ['http.destination', 'http.header-spacing'],
    ],
    [
      'the form of its head, its codings and absent fields in an archive',
      ARCHIVE,
      [
        'http.coded-bytes',
        'http.coding-form',
        'http.content-coding',
        'http.destination',
        'http.framing',
        'http.header-case',
        'http.header-count',
        'http.header-order',
        'http.header-presence (absent)',
        'http.header-spacing',
        'http.request-line',
      ],
    ],
    ['every carrier of HTTP as a body alone', '{"model":"small-1"}', [...HTTP].sort()],
    [
      'every carrier of HTTP and the form of its JSON as an object in a log',
      '{"body":{"model":"small-1"}}\n{"body":{"model":"small-1"}}\n',
      [...HTTP, 'json.duplicate-key', 'json.escape', 'json.key-order', 'json.number-form', 'json.white-space'].sort(),
    ],
  ])('%s', (_, text, expected) => {
    expect(lossesOf(text)).toEqual(expected);
  });
});

it('there are carriers of HTTP to lose', () => {
  expect(HTTP.length).toBeGreaterThan(10);
});
