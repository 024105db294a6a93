/** A feature that varies by itself, of a value of which another feature is steady: an echo of it, or a mark of its own. */
import { describe, expect, it } from 'vitest';
import { foldImplied } from '../../../src/core/verdict/implied-tells.ts';
import type { TellRecord } from '../../../src/core/verdict/tell-record.ts';
import { found, type Made } from '../../builders/verdicts/tell-records.ts';

type Over = Partial<Made>;
const DERIVED = { class: 'covert', disguise: 'derived' } as const;
/** `tells`: which environments the steady feature tells alike. */
const steady = (tells: string, over: Over = {}): TellRecord =>
  found('headers.x-id', { ...DERIVED, feature: 'alphabet', tells, ...over });
/** In how many of forty trials of each environment the mark was read; `tells`: `t` where it is more frequent. */
const noisy = (tells: string, hits: readonly number[], over: Over = {}): TellRecord => {
  const one = found('headers.x-id', {
    ...DERIVED,
    feature: 'character 9',
    tells,
    hits,
    agree: 80,
    readable: 100,
    ...over,
  });
  return { ...one, partition: new Map([...one.partition].map(([key, told]) => [key, String(told === 't')])) };
};
const features = (...all: readonly TellRecord[]): string[] =>
  foldImplied(all).map(({ tell: { feature = '', implied = [] } }) => `${feature} ${implied.length}`);

const ECHO = ['alphabet 1'];
const OWN = ['alphabet 0', 'character 9 0'];

describe('is an echo', () => {
  it.each([
    // Fisher: 36 of 80 hits, 22 or more among forty: 0.058
    ['where the cells that the steady one tells alike differ by luck', 'tff', [22, 14, 0], 'aab'],
    // 42 of 80 hits, 28 or more among forty: 0.0017
    ['where they differ by what happens once in six hundred times', 'tff', [28, 14, 0], 'aab'],
    ['where the steady one tells apart all that differs', 'tftf', [40, 0, 20, 16], 'abcc'],
    ['where the mark is more frequent in several cells alike', 'ttff', [20, 21, 14, 15], 'aaaa'],
  ])('%s', (_, tells, hits, alike) => {
    expect(features(steady(alike), noisy(tells, hits))).toEqual(ECHO);
  });

  it('wherever the two stand', () => {
    expect(features(noisy('tff', [22, 14, 0]), steady('aab'))).toEqual(ECHO);
  });
});

describe('is a mark of its own', () => {
  it.each([
    ['where such cells differ beyond luck', 'tff', [38, 5, 0], 'aab'],
    // 43 of 80 hits, 29 or more among forty: 0.0008
    ['where they differ by what happens less than once in a thousand times', 'tff', [29, 14, 0], 'aab'],
    ['where some of such cells do, though others do not', 'tftf', [20, 20, 38, 5], 'aabb'],
    ['where others do not, though some do', 'tftf', [38, 5, 20, 20], 'aabb'],
  ])('%s', (_, tells, hits, alike) => {
    expect(features(steady(alike), noisy(tells, hits))).toEqual(OWN);
  });

  it('where it is not known how often it was read', () => {
    const { shares, ...unknown } = noisy('tff', [22, 14, 0]);
    expect(shares?.size).toBe(3);
    expect(features(steady('aab'), unknown)).toEqual(OWN);
  });

  it('where the other feature varies by itself too', () => {
    expect(features(steady('aab', { agree: 99 }), noisy('tff', [22, 14, 0]))).toEqual(OWN);
  });

  it.each<[string, Over]>([
    ['of another message', { message: 'POST /v2 #1' }],
    ['at another address', { address: 'headers.x-other' }],
  ])('where it is a feature of a value %s, whatever the class', (_, over) => {
    expect(features(steady('aab'), noisy('tff', [22, 14, 0], over))).toEqual(OWN);
    const shift = { class: 'behavioural', disguise: 'none' } as const;
    expect(features(steady('aab', shift), noisy('tff', [22, 14, 0], { ...shift, ...over }))).toEqual(OWN);
    expect(features(steady('aab', shift), noisy('tff', [22, 14, 0], shift))).toEqual(ECHO);
  });
});
