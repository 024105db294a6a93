/** Where the containers of a JSON source begin and end. */
import { describe, expect, it } from 'vitest';
import { closingQuote, extentOf, extentsOf } from '../../../src/core/carriers/json/extents.ts';

describe('extents', () => {
  it.each([
    ['nothing', '', [], [], []],
    ['a scalar', '1', [], [], []],
    ['an empty list', '[]', [2], [1], [1]],
    ['lists side by side', '[[],[]]', [7, 3, 6], [2, 1, 1], [3, 2, 3]],
    ['the deepest of several', '[[[]],[]]', [9, 5, 4, 8], [3, 2, 1, 1], [4, 3, 3, 4]],
    [
      'the deepest, also where it is not the last',
      '{"a":{"b":{}},"c":{}}',
      [21, 13, 12, 20],
      [3, 2, 1, 1],
      [4, 3, 3, 4],
    ],
    ['brackets inside strings', '["[","\\"]",{}]', [14, 13], [2, 1], [2, 2]],
    ['what is never closed', '[[]', [-1, 3], [2, 1], [1, 2]],
    ['nothing behind a bracket that closes nothing', '[]][]', [2], [1], [1]],
    ['nothing behind a string without its end', '["[]', [-1], [1], [1]],
  ])('of %s', (_, source, ends, levels, next) => {
    expect(extentsOf(source)).toEqual({ ends, levels, next });
  });

  it('of one container are found by its number, and nowhere where there is none', () => {
    const extents = extentsOf('[[]]');
    expect(extentOf(extents, 0)).toEqual({ end: 4, levels: 2, next: 2 });
    expect(extentOf(extents, 1)).toEqual({ end: 3, levels: 1, next: 2 });
    expect(extentOf(extents, 2)).toEqual({ end: -1, levels: 0, next: 0 });
  });

  it('of one source say nothing of the source read before', () => {
    expect([extentsOf('["'), extentsOf('{}')].map(({ ends }) => ends)).toEqual([[-1], [2]]);
  });
});

describe('the closing quote', () => {
  it.each([
    ['""', 0, 1],
    ['"a"', 0, 2],
    ['"\\""', 0, 3],
    ['"\\\\"', 0, 3],
    ['"\\\\\\""', 0, 5],
    ['"a', 0, -1],
    ['"\\"', 0, -1],
    ['"', 0, -1],
    ['x\\"a"', 2, 4],
    ['\\""', 1, 2],
  ])('of %j, opened at %d, stands at %d', (source, opening, closing) => {
    expect(closingQuote(source, opening)).toBe(closing);
  });
});
