/** Tokens that differ in nearly every trial are one place each. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isManifold,
  isRandom,
  joinRandom,
  wholeTokens,
  wordAfter,
  wordBefore,
} from '../../src/core/analysis/align/entropy.ts';
import { hunksOf } from '../../src/core/analysis/align/hunks.ts';
import { starSpans, type Span, type Weighted } from '../../src/core/analysis/align/star.ts';

const texts = (all: readonly string[], count = 1): Weighted[] => all.map((text) => ({ text, count }));
const numbered = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, n) => String(from + n));
const span = (starts: readonly number[], ends: readonly number[]): Span => ({
  starts: Int32Array.from(starts),
  ends: Int32Array.from(ends),
});
const shown = (all: readonly Weighted[], spans: readonly Span[]): string[][] =>
  spans.map(({ starts, ends }) => all.map(({ text }, index) => text.slice(starts[index], ends[index])));

describe('texts that are as many as trials', () => {
  it.each([
    ['eight of eight', 8, 1, true],
    ['seven of seven are too few trials', 7, 1, false],
    ['half as many as trials', 8, 2, false],
  ])('%s', (_, different, count, expected) => {
    expect(isManifold(texts(numbered(0, different), count))).toBe(expected);
  });

  it('are seven in ten at least', () => {
    expect(isManifold([...texts(numbered(0, 6)), { text: 'x', count: 4 }])).toBe(true);
    expect(isManifold([...texts(numbered(0, 5)), { text: 'x', count: 5 }])).toBe(false);
  });
});

describe('a token', () => {
  const random = (values: readonly string[], trials: number): boolean =>
    isRandom(
      texts(values),
      span(
        values.map(() => 0),
        values.map(({ length }) => length),
      ),
      trials,
    );

  it('is random where seven trials in ten have one of their own', () => {
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
    joinRandom(
      a,
      0,
      spans.map(([from, to, random]) => ({ span: span([from], [to]), random })),
    ).map(({ starts, ends }) => [starts[0] ?? -1, ends[0] ?? -1]);

  it.each([
    [
      'with a sign between are one',
      'ab-cd',
      [
        [0, 2, true],
        [3, 5, true],
      ],
      [[0, 5]],
    ],
    [
      'with two signs between are one',
      'ab::cd',
      [
        [0, 2, true],
        [4, 6, true],
      ],
      [[0, 6]],
    ],
    [
      'with three are two',
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

describe('spans of many texts', () => {
  const whole = (all: readonly string[], count = 1): string[][] => {
    const weighted = texts(all, count);
    return shown(weighted, wholeTokens(weighted, starSpans(weighted, hunksOf)));
  };
  const hex = ['a1b2c3', 'a1f2c9', 'd1b7c3', 'e4b2c8', 'a9b2d3', 'f1b5c3', 'a6b2e3', 'c1b2c7'];

  it('inside one random token are one, widened to the token', () => {
    expect(whole(hex.map((id) => `id x${id}y end`))).toEqual([hex.map((id) => `x${id}y`)]);
  });

  it('inside two random tokens with words between are two', () => {
    expect(whole(hex.map((id, n) => `${id} and then ${hex[(n * 3 + 1) % 8] ?? ''}`))).toEqual([
      hex,
      hex.map((_, n) => hex[(n * 3 + 1) % 8]),
    ]);
  });

  it('stay as they are where texts are fewer than trials', () => {
    const two = ['id a1', 'id a2'];
    expect(whole(two, 8)).toEqual([['1', '2']]);
  });

  it('outside random tokens stay as they are', () => {
    const mark = hex.map((_, n) => (n % 2 === 0 ? 'on' : 'in'));
    expect(whole(hex.map((id, n) => `${id} is ${mark[n] ?? ''}`))).toEqual([hex, mark.map((word) => word.slice(0, 1))]);
  });

  it('of a sign beside a random token stay a place of their own', () => {
    const sign = hex.map((_, n) => (n % 2 === 0 ? '-' : '+'));
    const numbers = hex.map((_, n) => String(101 + n * 113));
    expect(whole(numbers.map((number, n) => `x${sign[n] ?? ''}${number} y`))).toEqual([sign, numbers]);
    expect(whole(numbers.map((number, n) => `${number}${sign[n] ?? ''}x y`))).toEqual([numbers, sign]);
    expect(whole(numbers.map((number, n) => `2026${sign[n] ?? ''}11${sign[n] ?? ''}${number} y`))).toEqual([
      sign,
      sign,
      numbers,
    ]);
  });

  it('inserted before a random token or behind it are part of it', () => {
    expect(whole(hex.map((id, n) => `a ${n === 0 ? 'z' : ''}${id}${n === 3 ? 'z' : ''}. b`))).toEqual([
      hex.map((id, n) => `${n === 0 ? 'z' : ''}${id}${n === 3 ? 'z' : ''}`),
    ]);
  });

  it('are ascending and apart, whatever the texts', () => {
    const piece = fc.stringMatching(/^[ab1 -]{0,8}$/);
    fc.assert(
      fc.property(fc.uniqueArray(piece, { minLength: 8, maxLength: 10 }), (all) => {
        const weighted = texts(all);
        const spans = wholeTokens(weighted, starSpans(weighted, hunksOf));
        for (const index of all.keys()) {
          const ends = spans.flatMap(({ starts, ends: own }) => [starts[index] ?? -1, own[index] ?? -1]);
          expect(ends).toEqual([...ends].sort((x, y) => x - y));
        }
      }),
    );
  });
});
