/** Myers' shortest edits on sequences small enough to check by eye, and their limit. */
import { describe, expect, it } from 'vitest';
import { type Edit, shortestEdits } from '../../../src/core/align/text/myers.ts';

describe('the shortest edits of sequences', () => {
  const edits = (a: string, b: string, limit = 100): Edit[] =>
    shortestEdits(a.length, b.length, (i, j) => a[i] === b[j], limit);

  it.each([
    ['', '', []],
    ['a', 'a', []],
    ['', 'ab', [{ a0: 0, a1: 0, b0: 0, b1: 2 }]],
    ['ab', '', [{ a0: 0, a1: 2, b0: 0, b1: 0 }]],
    ['ab', 'xy', [{ a0: 0, a1: 2, b0: 0, b1: 2 }]],
    ['axb', 'ayb', [{ a0: 1, a1: 2, b0: 1, b1: 2 }]],
    ['abc', 'ac', [{ a0: 1, a1: 2, b0: 1, b1: 1 }]],
    [
      'axbyc',
      'aXbYc',
      [
        { a0: 1, a1: 2, b0: 1, b1: 2 },
        { a0: 3, a1: 4, b0: 3, b1: 4 },
      ],
    ],
  ])('from %j to %j', (a, b, expected) => {
    expect(edits(a, b)).toEqual(expected);
  });

  it('are one edit if the searches do not meet within the limit', () => {
    expect(edits('xaybz', 'XaYbZ', 0)).toEqual([{ a0: 0, a1: 5, b0: 0, b1: 5 }]);
    expect(edits('xaybz', 'XaYbZ', 2)).toEqual([{ a0: 0, a1: 5, b0: 0, b1: 5 }]);
    expect(edits('xaybz', 'XaYbZ', 3)).toHaveLength(3);
  });

  it('compare no more pairs than the limit allows', () => {
    let looks = 0;
    const never = (): boolean => {
      looks += 1;
      return false;
    };
    expect(shortestEdits(1000, 1000, never, 3)).toHaveLength(1);
    expect(looks).toBeLessThan(50);
  });
});
