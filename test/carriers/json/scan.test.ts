/** The quick look at values: their ends against `JSON.stringify`, their forms by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanList, scanValue } from '../../../src/core/carriers/json/scan.ts';

const bytes = (text: string): Buffer => Buffer.from(text);
const formOf = (text: string): number | undefined => scanValue(bytes(text), 0)?.form;

describe('a value', () => {
  it('ends where it ends, wherever in a list it stands', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 5 }), (values) => {
        const all = bytes(`x${JSON.stringify(values)}y`);
        const found = scanList(all, 1);
        expect(found?.to).toBe(all.length - 1);
        expect(found?.items.map(({ from, to }) => all.toString('utf8', from, to))).toEqual(
          values.map((value) => JSON.stringify(value)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['a scalar', '12', 0],
    ['a list of scalars', '[1,2]', 1],
    ['lists in objects in lists', '[{"a":[1]},{"b":2}]', 3],
    ['brackets in a string', '"[[{"', 0],
  ])('has levels: %s', (_, text, levels) => {
    expect(scanValue(bytes(text), 0)?.levels).toBe(levels);
  });

  it.each([['[1,2'], ['"text'], ['{"a":1'], ['"a\\"']])('that has no end is none: %s', (text) => {
    expect(scanValue(bytes(text), 0)).toBeNull();
  });
});

describe('the form', () => {
  it.each([
    ['other values', '{"a":1,"b":["x"]}', '{"a":true,"b":["longer, \\" and {]"]}'],
    ['other scalars', '"text"', '12'],
  ])('is the same with %s', (_, one, other) => {
    expect(formOf(one)).toBe(formOf(other));
  });

  it.each([
    ['another name', '{"a":1}', '{"b":1}'],
    ['a member more', '{"a":1}', '{"a":1,"b":2}'],
    ['an item more', '[1]', '[1,2]'],
    ['a list for a value', '[1]', '[[1]]'],
    ['an object for a list', '[]', '{}'],
    ['another order', '{"a":1,"b":2}', '{"b":1,"a":2}'],
  ])('is another with %s', (_, one, other) => {
    expect(formOf(one)).not.toBe(formOf(other));
  });
});

describe('a list', () => {
  it.each([['{"a":1}'], ['[1,2}'], ['[1,2'], ['"[1]"'], ['[1']])('is none: %s', (text) => {
    expect(scanList(bytes(text), 0)).toBeNull();
  });

  it('with gaps has them in its items', () => {
    const text = '[1, 2]';
    expect(scanList(bytes(text), 0)?.items.map(({ from, to }) => text.slice(from, to))).toEqual(['1', ' 2']);
  });

  it('may be empty', () => {
    expect(scanList(bytes('[],'), 0)).toEqual({ items: [], to: 2 });
  });
});
