import { describe, expect, it } from 'vitest';
import { prng, prngFromState, smallestTrigger } from '../../src/core/design/index.ts';

describe('the generator', () => {
  it('gives the published sequence of xoshiro128** from the state 1, 2, 3, 4', () => {
    const { next } = prngFromState([1, 2, 3, 4]);
    const published = [
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ];
    expect(Array.from({ length: 10 }, next)).toEqual(published);
  });

  it('draws below a bound evenly and shuffles without loss', () => {
    const random = prng(7);
    const counts = [0, 0, 0, 0, 0];
    for (let i = 0; i < 10_000; i++) {
      const drawn = random.below(5);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
    expect(random.shuffle([1, 2, 3, 4, 5]).sort()).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('power', () => {
  it('is the rule of three in the limit: no event in n trials bounds q by about 3/n at 95 %', () => {
    expect(smallestTrigger(1)).toBeCloseTo(0.95, 10);
    expect(smallestTrigger(10)).toBeCloseTo(1 - 0.05 ** 0.1, 10);
    expect(smallestTrigger(1000)).toBeCloseTo(3 / 1000, 4);
    expect(smallestTrigger(0)).toBe(1);
  });

  it('agrees with the exact binomial bound of Clopper and Pearson for two firings of ten', () => {
    expect(smallestTrigger(10, 2)).toBeCloseTo(0.394163, 5);
  });
});
