/**
 * Order-preserving matchings: the greatest total weight, and the longest increasing subsequence.
 */
import { describe, expect, it } from 'vitest';
import { bestPairs, longestIncreasing } from '../../../src/core/align/tree/ordered-matching.ts';

describe('the best pairs', () => {
  it.each([
    ['of nothing', [], []],
    [
      'on the diagonal',
      [
        [1, 0],
        [0, 1],
      ],
      [
        [0, 0],
        [1, 1],
      ],
    ],
    [
      'none where all scores are 0',
      [
        [0, 0],
        [0, 0],
      ],
      [],
    ],
    [
      'one, where it outweighs two',
      [
        [1, 5],
        [0, 1],
      ],
      [[0, 1]],
    ],
    [
      'two, where they outweigh one',
      [
        [3, 5],
        [0, 3],
      ],
      [
        [0, 0],
        [1, 1],
      ],
    ],
    [
      'with an element left out',
      [
        [1, 4, 0],
        [0, 0, 2],
      ],
      [
        [0, 1],
        [1, 2],
      ],
    ],
    [
      'with a column left out',
      [
        [1, 0],
        [4, 0],
        [0, 2],
      ],
      [
        [1, 0],
        [2, 1],
      ],
    ],
    ['of more columns than elements', [[2], [3], [1]], [[1, 0]]],
    ['of more elements than columns', [[2, 3, 1]], [[0, 1]]],
    [
      'never crosswise',
      [
        [1, 4],
        [5, 1],
      ],
      [[1, 0]],
    ],
    [
      'of fractions',
      [
        [0.5, 0.25],
        [0.25, 0.5],
      ],
      [
        [0, 0],
        [1, 1],
      ],
    ],
  ] as [string, number[][], [number, number][]][])('%s', (_, scores, expected) => {
    const [n, m] = [scores.length, scores[0]?.length ?? 0];
    expect(bestPairs(n, m, (i, j) => scores[i]?.[j] ?? 0)).toEqual(expected);
  });
});

describe('the longest increasing subsequence', () => {
  it.each([
    [[], []],
    [
      [
        [3, 0],
        [1, 1],
        [2, 2],
      ],
      [
        [1, 1],
        [2, 2],
      ],
    ],
    [
      [
        [0, 0],
        [5, 1],
        [1, 2],
        [2, 3],
        [6, 4],
      ],
      [
        [0, 0],
        [1, 2],
        [2, 3],
        [6, 4],
      ],
    ],
  ] as [[number, number][], [number, number][]][])('of %j', (pairs, kept) => {
    expect(longestIncreasing(pairs)).toEqual(kept);
  });
});
