/** Random tokens: which texts are random, and which random spans are joined. */
import { describe, expect, it } from 'vitest';
import {
  nearlyAllDistinct,
  isRandomToken,
  joinRandomSpans,
  wordAfter,
  wordBefore,
} from '../../../src/core/align/text/random-tokens.ts';
import type { CountedText } from '../../../src/core/align/text/distinct-texts.ts';
import type { Span } from '../../../src/core/align/text/center-star.ts';

const texts = (all: readonly string[], count = 1): CountedText[] => all.map((text) => ({ text, count }));
const numbered = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, n) => String(from + n));
const span = (starts: readonly number[], ends: readonly number[]): Span => ({
  starts: Int32Array.from(starts),
  ends: Int32Array.from(ends),
});

describe('nearly all distinct texts', () => {
  it.each([
    ['eight of eight', 8, 1, true],
    ['seven of seven are too few trials', 7, 1, false],
    ['half as many as trials', 8, 2, false],
  ])('%s', (_, different, count, expected) => {
    expect(nearlyAllDistinct(texts(numbered(0, different), count))).toBe(expected);
  });

  it('are at least seven in ten trials', () => {
    expect(nearlyAllDistinct([...texts(numbered(0, 6)), { text: 'x', count: 4 }])).toBe(true);
    expect(nearlyAllDistinct([...texts(numbered(0, 5)), { text: 'x', count: 5 }])).toBe(false);
  });
});

describe('a token', () => {
  const random = (values: readonly string[], trials: number): boolean =>
    isRandomToken(
      texts(values),
      span(
        values.map(() => 0),
        values.map(({ length }) => length),
      ),
      trials,
    );

  it('is random if it has seven distinct texts in ten trials', () => {
    expect(random(numbered(0, 7), 10)).toBe(true);
    expect(random(numbered(0, 6), 10)).toBe(false);
    expect(random(['1', '1', '1', '2', '3', '4', '5', '6', '7', '7'], 10)).toBe(true);
    expect(random(['1', '1', '1', '1', '3', '4', '5', '6', '7', '7'], 10)).toBe(false);
  });
});

describe('the letters and digits beside an offset', () => {
  it.each([
    ['ab c', 2, 2, 0],
    ['ab c', 3, 0, 1],
    ['ab c', 0, 0, 2],
    ['ab c', 4, 1, 0],
    ['a\u{1d400}b', 3, 3, 1],
    ['a\u{1d400}b', 1, 1, 3],
    ['\u{1d400}', 2, 2, 0],
    ['\u{1f600}a', 2, 0, 1],
    ['a\u{1f600}', 1, 1, 0],
    ['e\u0301-', 2, 2, 0],
    ['', 0, 0, 0],
  ])('in %j at %d are %d before and %d after', (text, at, before, after) => {
    expect([wordBefore(text, at), wordAfter(text, at)]).toEqual([before, after]);
  });
});

describe('random spans', () => {
  const joined = (a: string, spans: readonly [number, number, boolean][]): number[][] =>
    joinRandomSpans(
      a,
      0,
      spans.map(([from, to, random]) => ({ span: span([from], [to]), random })),
    ).map(({ starts, ends }) => [starts[0] ?? -1, ends[0] ?? -1]);

  it.each([
    [
      'with a punctuation mark between are one',
      'ab-cd',
      [
        [0, 2, true],
        [3, 5, true],
      ],
      [[0, 5]],
    ],
    [
      'with two marks between are one',
      'ab::cd',
      [
        [0, 2, true],
        [4, 6, true],
      ],
      [[0, 6]],
    ],
    [
      'with three marks between are two',
      'ab:::cd',
      [
        [0, 2, true],
        [5, 7, true],
      ],
      [
        [0, 2],
        [5, 7],
      ],
    ],
    [
      'with a space between are two',
      'ab cd',
      [
        [0, 2, true],
        [3, 5, true],
      ],
      [
        [0, 2],
        [3, 5],
      ],
    ],
    [
      'with a letter between are two',
      'abxcd',
      [
        [0, 2, true],
        [3, 5, true],
      ],
      [
        [0, 2],
        [3, 5],
      ],
    ],
    [
      'with nothing between are two',
      'abcd',
      [
        [0, 2, true],
        [2, 4, true],
      ],
      [
        [0, 2],
        [2, 4],
      ],
    ],
    [
      'and one that is not random are two',
      'ab-cd',
      [
        [0, 2, true],
        [3, 5, false],
      ],
      [
        [0, 2],
        [3, 5],
      ],
    ],
    [
      'and one before that is not random are two',
      'ab-cd',
      [
        [0, 2, false],
        [3, 5, true],
      ],
      [
        [0, 2],
        [3, 5],
      ],
    ],
    [
      'of a UUID are one',
      'ab-cd-ef',
      [
        [0, 2, true],
        [3, 5, true],
        [6, 8, true],
      ],
      [[0, 8]],
    ],
    ['are none of none', '', [], []],
  ] as [string, string, [number, number, boolean][], number[][]][])('%s', (_, a, spans, expected) => {
    expect(joined(a, spans)).toEqual(expected);
  });
});
