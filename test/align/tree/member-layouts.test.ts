/** Objects with the same names in the same order share a layout. */
import { describe, expect, it } from 'vitest';
import { areUniform, layoutsOf, type NamedParts } from '../../../src/core/align/tree/member-layouts.ts';
import { layoutOf, Interner } from '../../../src/core/align/read/intern.ts';
import { placeMaker } from '../../builders/messages/trial-messages.ts';

const placeOf = placeMaker();
const partsOf = (value: object): NamedParts => {
  const { parts } = placeOf(value);
  if (parts?.by !== 'name') throw new Error('not an object');
  return parts;
};

const trialsOf = (values: readonly (object | null)[], forms?: readonly (number | undefined)[]) =>
  layoutsOf(
    values.map((value) => (value === null ? null : partsOf(value))),
    forms,
  ).layouts.map(({ trials }) => trials);

describe('layouts of members', () => {
  it('have the trials with the same names in the same order, whatever the values', () => {
    expect(trialsOf([{ a: 1, b: 2 }, { b: 2, a: 1 }, null, { a: 3, b: 'x' }, { a: 1 }])).toEqual([[0, 3], [1], [4]]);
  });

  it('are numbered by trial; -1 without an object', () => {
    const { indexByTrial: of, layouts: all } = layoutsOf([
      null,
      partsOf({ a: 1 }),
      partsOf({ b: 1 }),
      partsOf({ a: 2 }),
    ]);
    expect([...of]).toEqual([-1, 0, 1, 0]);
    expect(all.map(({ members }) => members.map(({ name }) => name))).toEqual([['a'], ['b']]);
  });

  it('do not depend on the forms given', () => {
    const values = [{ a: 1 }, { b: 1 }, { a: 2 }, { b: 2 }, { a: 3 }];
    for (const forms of [undefined, [7, 8, 7, 8, 7], [7, 8, undefined, 8, 9]])
      expect(trialsOf(values, forms)).toEqual([
        [0, 2, 4],
        [1, 3],
      ]);
  });

  it('are uniform if there is one layout with no name twice', () => {
    expect(areUniform(layoutsOf([partsOf({ a: 1, b: 2 }), null, partsOf({ a: 2, b: 2 })]))).toBe(true);
    expect(areUniform(layoutsOf([partsOf({ a: 1 }), partsOf({ b: 1 })]))).toBe(false);
    const again = { ...partsOf({ a: 1 }), members: [...partsOf({ a: 1 }).members, ...partsOf({ a: 1 }).members] };
    expect(areUniform(layoutsOf([again]))).toBe(false);
  });
});

describe('the form of a place', () => {
  it('is equal for objects that differ only in values', () => {
    const form = (value: unknown): number | undefined => layoutOf(placeOf(value));
    expect(form({ a: 1, b: [1] })).toBe(form({ a: 'x', b: {} }));
    expect(new Set([form({ a: 1 }), form({ b: 1 }), form({ a: 1, b: 1 }), form([1])]).size).toBe(4);
    expect(form('text')).toBe(-1);
  });

  it('is undefined for places that are not interned', () => {
    const { shape, shapeCarrier, facets, parts } = placeOf({ a: 1 });
    expect(layoutOf({ shape, shapeCarrier, facets, parts })).toBeUndefined();
    expect(layoutOf(new Interner().place({ shape, shapeCarrier, facets, parts }))).toBe(0);
  });
});
