/** Interning: equal trees are one object. */
import { describe, expect, it } from 'vitest';
import { Interner } from '../../../src/core/align/read/intern.ts';
import { readJson } from '../../../src/core/carriers/json/json.ts';
import type { Place } from '../../../src/core/carriers/reading.ts';

function placeOf(value: unknown): Place {
  const place = readJson(JSON.stringify(value));
  if (place === null) throw new Error('not a document');
  return place;
}

describe('an interner', () => {
  it('returns one object for equal trees, and different objects for different trees', () => {
    const interner = new Interner();
    const first = interner.place(placeOf({ a: 'x' }));
    expect(interner.place(placeOf({ a: 'x' }))).toBe(first);
    expect(interner.place(placeOf({ a: 'y' }))).not.toBe(first);
    expect(interner.place(placeOf({ b: 'x' }))).not.toBe(first);
  });

  it('with a base returns its objects, numbers new ones differently, and leaves the base unchanged', () => {
    const base = new Interner();
    const shared = base.place(placeOf({ a: 'x', list: ['one', 'two'] }));
    const upper = new Interner(base);
    expect(upper.place(placeOf({ a: 'x', list: ['one', 'two'] }))).toBe(shared);
    const added = ['p', 'q', 'r', 's'].map((text) => upper.place(placeOf({ a: text })));
    expect(new Set([shared, ...added].map(({ number }) => number)).size).toBe(5);
    // A text that is new here must not be confused with one of the base.
    expect(upper.place(placeOf({ a: 'one', list: [] }))).not.toBe(upper.place(placeOf({ a: 'two', list: [] })));
    expect(added.map((place) => upper.place(placeOf({ a: ['p', 'q', 'r', 's'][added.indexOf(place)] })))).toEqual(
      added,
    );
    const own = base.place(placeOf({ a: 'p' }));
    expect(added).not.toContain(own);
  });
});
