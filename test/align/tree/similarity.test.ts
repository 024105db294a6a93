import { describe, expect, it } from 'vitest';
import { similarity } from '../../../src/core/align/tree/similarity.ts';
import { readJson } from '../../../src/core/carriers/json/json.ts';
import type { Place } from '../../../src/core/carriers/reading.ts';

function placeOf(value: unknown): Place {
  const document = readJson(JSON.stringify(value));
  if (document?.parts?.by !== 'name') throw new Error('not a document');
  const [root] = document.parts.members;
  if (root === undefined) throw new Error('an empty document');
  return root.place;
}

const alike = (a: unknown, b: unknown): number => Number(similarity(placeOf(a), placeOf(b)).toFixed(4));

describe('how alike two places are', () => {
  it('is 1 for one object, without a look inside', () => {
    const place = placeOf({ deep: [[[[['text']]]]] });
    expect(similarity(place, place)).toBe(1);
  });

  it.each([
    ['another shape has nothing in common', 'abcd', 12, 0],
    ['equal texts', 'abcd', 'abcd', 1],
    ['texts of one shape have that in common', 'abcd', 'wxyz', 0.2],
    ['of texts, what is common at both ends counts', 'abcd', 'abxd', 0.8],
    ['as a share of the longer one', 'ab', 'abcdefgh', 0.4],
    ['and no code unit twice', 'aa', 'aaa', 0.7333],
    ['empty ones are the same', [], [], 1],
    [
      'members of one name are compared, and those of one side only count against',
      { a: 1, b: 2 },
      { a: 1, c: 3 },
      0.4667,
    ],
    ['members by their own likeness', { a: 'abcd' }, { a: 'abxd' }, 0.84],
    ['elements by their place', ['abcd', 'x'], ['abxd', 'x'], 0.92],
    ['elements that one side lacks count against', ['x'], ['x', 'y'], 0.6],
    ['the first four elements only', ['a', 'b', 'c', 'd', 'e'], ['a', 'b', 'c', 'd', 'f', 'g'], 1],
    ['three levels down', { a: { b: { c: 'x' } } }, { a: { b: { c: 'y' } } }, 0.5904],
    ['and no further', { a: { b: { c: { d: 'x' } } } }, { a: { b: { c: { d: 'x' } } } }, 0.5904],
  ])('%s', (_, a, b, expected) => {
    expect(alike(a, b)).toBe(expected);
    expect(alike(b, a)).toBe(expected);
  });
});
