/** Spans inside one random token are united. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniteRandomTokens } from '../../../src/core/align/text/random-tokens.ts';
import { textEdits } from '../../../src/core/align/text/diff.ts';
import type { CountedText } from '../../../src/core/align/text/distinct-texts.ts';
import { starSpans, type Span } from '../../../src/core/align/text/center-star.ts';

const texts = (all: readonly string[], count = 1): CountedText[] => all.map((text) => ({ text, count }));
const shown = (all: readonly CountedText[], spans: readonly Span[]): string[][] =>
  spans.map(({ starts, ends }) => all.map(({ text }, index) => text.slice(starts[index], ends[index])));

describe('spans of nearly all distinct texts', () => {
  const whole = (all: readonly string[], count = 1): string[][] => {
    const weighted = texts(all, count);
    return shown(weighted, uniteRandomTokens(weighted, starSpans(weighted, textEdits)));
  };
  const hex = ['a1b2c3', 'a1f2c9', 'd1b7c3', 'e4b2c8', 'a9b2d3', 'f1b5c3', 'a6b2e3', 'c1b2c7'];

  it('inside one random token are united and widened to the token', () => {
    expect(whole(hex.map((id) => `id x${id}y end`))).toEqual([hex.map((id) => `x${id}y`)]);
  });

  it('inside two random tokens with words between stay two', () => {
    expect(whole(hex.map((id, n) => `${id} and then ${hex[(n * 3 + 1) % 8] ?? ''}`))).toEqual([
      hex,
      hex.map((_, n) => hex[(n * 3 + 1) % 8]),
    ]);
  });

  it('stay unchanged if texts are fewer than trials', () => {
    const two = ['id a1', 'id a2'];
    expect(whole(two, 8)).toEqual([['1', '2']]);
  });

  it('outside random tokens stay unchanged', () => {
    const mark = hex.map((_, n) => (n % 2 === 0 ? 'on' : 'in'));
    expect(whole(hex.map((id, n) => `${id} is ${mark[n] ?? ''}`))).toEqual([hex, mark.map((word) => word.slice(0, 1))]);
  });

  it('of punctuation beside a random token stay separate', () => {
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

  it('inserted at the edge of a random token are part of it', () => {
    expect(whole(hex.map((id, n) => `a ${n === 0 ? 'z' : ''}${id}${n === 3 ? 'z' : ''}. b`))).toEqual([
      hex.map((id, n) => `${n === 0 ? 'z' : ''}${id}${n === 3 ? 'z' : ''}`),
    ]);
  });

  it('are ascending and disjoint for any texts', () => {
    const piece = fc.stringMatching(/^[ab1 -]{0,8}$/);
    fc.assert(
      fc.property(fc.uniqueArray(piece, { minLength: 8, maxLength: 10 }), (all) => {
        const weighted = texts(all);
        const spans = uniteRandomTokens(weighted, starSpans(weighted, textEdits));
        for (const index of all.keys()) {
          const ends = spans.flatMap(({ starts, ends: own }) => [starts[index] ?? -1, own[index] ?? -1]);
          expect(ends).toEqual([...ends].sort((x, y) => x - y));
        }
      }),
    );
  });
});
