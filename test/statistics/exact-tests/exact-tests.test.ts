/** Exact counting, against values worked out by hand or known from the literature. */
import { describe, expect, it } from 'vitest';
import {
  fisherCombined,
  entropy,
  holmAdjusted,
  hypergeometric,
  hypergeometricTail,
  lnChoose,
  lnFactorial,
  lnMultinomial,
  stirlingSecondKind,
} from '../../../src/core/statistics/exact-tests.ts';

const close = (values: readonly number[]): unknown[] => values.map((value): unknown => expect.closeTo(value, 10));

describe('numbers of arrangements, in logarithms', () => {
  it.each([
    [10, 3628800],
    [0, 1],
    [1, 1],
    [5, 120],
  ])('%i! = %i', (n, factorial) => {
    expect(lnFactorial(n)).toBeCloseTo(Math.log(factorial), 10);
  });

  it.each([
    [5, 2, 10],
    [5, 0, 1],
    [5, 5, 1],
    [6, 5, 6],
  ])('%i things, %i chosen: %i ways', (n, k, ways) => {
    expect(lnChoose(n, k)).toBeCloseTo(Math.log(ways), 10);
  });

  it.each([
    [5, -1],
    [5, 6],
  ])('%i things, %i chosen: none', (n, k) => {
    expect(lnChoose(n, k)).toBe(-Infinity);
  });

  it.each([
    [[2, 1, 1], 12],
    [[2, 2], 6],
    [[3], 1],
    [[], 1],
  ])('labels that occur %j times: %i', (counts, ways) => {
    expect(lnMultinomial(counts)).toBeCloseTo(Math.log(ways), 10);
  });
});

describe('Stirling numbers of the second kind', () => {
  it.each([
    [0, 0, 1],
    [0, 1, 0],
    [1, 1, 1],
    [3, 2, 3],
    [4, 1, 1],
    [4, 2, 7],
    [4, 4, 1],
    [5, 3, 25],
    [7, 3, 301],
    [10, 5, 42525],
    [4, 0, 0],
    [4, -1, 0],
    [4, 5, 0],
  ])('%i things into %i groups: %i ways', (n, k, ways) => {
    expect(stirlingSecondKind(n, k)).toBe(ways);
  });
});

describe('drawing without putting back', () => {
  it.each([
    [2, 2, 4, [1 / 6, 4 / 6, 1 / 6]],
    [3, 1, 4, [1 / 4, 3 / 4]],
    [1, 3, 4, [1 / 4, 3 / 4]],
    [3, 3, 4, [0, 0, 3 / 4, 1 / 4]],
  ])('%i of %i marked among %i', (drawn, marked, total, masses) => {
    expect(hypergeometric(drawn, marked, total)).toEqual(close(masses));
  });

  it.each([
    ['all four cups of the lady tasting tea', 4, 4, 4, 8, 1 / 70],
    ['three of them or more', 3, 4, 4, 8, 17 / 70],
    ['none or more', 0, 4, 4, 8, 1],
    ['more than there are', 5, 4, 4, 8, 0],
    ['fewer drawn than marked', 1, 1, 3, 4, 3 / 4],
    ['more drawn than there are unmarked: some hits are certain', 2, 3, 3, 4, 1],
  ])('%s', (_, hits, drawn, marked, total, p) => {
    expect(hypergeometricTail(hits, drawn, marked, total)).toBeCloseTo(p, 10);
  });
});

describe('entropy', () => {
  it.each([
    [[1, 1], 1],
    [[5, 5, 5, 5], 2],
    [[3, 1], 2 - 0.75 * Math.log2(3)],
    [[2, 0, 2], 1],
    [[7], 0],
    [[], 0],
  ])('of %j: %d bits', (weights, bits) => {
    expect(entropy(weights)).toBeCloseTo(bits, 10);
  });
});

describe('two p-values combined after Fisher', () => {
  it.each([
    // q = 0.0025, q (1 - ln q) = 0.0025 · 6.991465
    [0.05, 0.05, 0.0174786614],
    // A p above 1 says no more than one of 1: q = 0.1, 0.1 · 3.302585
    [2, 0.1, 0.3302585093],
    [0.1, 2, 0.3302585093],
    [1, 1, 1],
    [0, 0.5, 0],
    [0.5, 0, 0],
  ])('%d and %d: %d', (first, second, both) => {
    expect(fisherCombined(first, second)).toBeCloseTo(both, 9);
  });
});

describe('p-values corrected after Holm', () => {
  it.each([
    // 0.005 · 4, 0.01 · 3, 0.03 · 2, then 0.04 · 1, which may not fall below the one before it
    [
      [0.01, 0.04, 0.03, 0.005],
      [0.03, 0.06, 0.06, 0.02],
    ],
    // 0.6 · 2 is cut to 1
    [
      [0.7, 0.6],
      [1, 1],
    ],
    [[0.2], [0.2]],
    [[], []],
  ])('%j: %j', (ps, adjusted) => {
    expect(holmAdjusted(ps)).toEqual(close(adjusted));
  });
});
