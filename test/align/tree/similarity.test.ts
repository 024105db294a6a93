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

const similar = (a: unknown, b: unknown): number => Number(similarity(placeOf(a), placeOf(b)).toFixed(4));

describe('the similarity of two places', () => {
  it('is 1 for one object, without reading it', () => {
    const place = placeOf({ deep: [[[[['text']]]]] });
    expect(similarity(place, place)).toBe(1);
  });

  it.each([
    ['is 0 for different shapes', 'abcd', 12, 0],
    ['is 1 for equal texts', 'abcd', 'abcd', 1],
    ['is 0.2 for texts with nothing in common but the shape', 'abcd', 'wxyz', 0.2],
    ['counts common prefix and suffix of texts', 'abcd', 'abxd', 0.8],
    ['is relative to the longer text', 'ab', 'abcdefgh', 0.4],
    ['counts no code unit twice', 'aa', 'aaa', 0.7333],
    ['is 1 for empty lists', [], [], 1],
    ['compares members by name and counts unmatched ones against', { a: 1, b: 2 }, { a: 1, c: 3 }, 0.4667],
    ['compares members by their own similarity', { a: 'abcd' }, { a: 'abxd' }, 0.84],
    ['compares elements by position', ['abcd', 'x'], ['abxd', 'x'], 0.92],
    ['counts unmatched elements against', ['x'], ['x', 'y'], 0.6],
    ['compares only the first four elements', ['a', 'b', 'c', 'd', 'e'], ['a', 'b', 'c', 'd', 'f', 'g'], 1],
    ['compares three levels', { a: { b: { c: 'x' } } }, { a: { b: { c: 'y' } } }, 0.5904],
    ['compares no fourth level', { a: { b: { c: { d: 'x' } } } }, { a: { b: { c: { d: 'x' } } } }, 0.5904],
  ])('%s', (_, a, b, expected) => {
    expect(similar(a, b)).toBe(expected);
    expect(similar(b, a)).toBe(expected);
  });
});
