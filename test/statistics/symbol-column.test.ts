/** Columns of symbols by number. */
import { describe, expect, it } from 'vitest';
import { SymbolColumn } from '../../src/core/statistics/response.ts';
import { columnOf } from '../../src/core/statistics/response.ts';
import { placeOf } from '../builders/evidence/slots.ts';

const column = SymbolColumn.of(['b', null, 'a', 'b', 'c']);

describe('a column', () => {
  it('numbers its symbols by first appearance', () => {
    expect(column.names).toEqual(['b', 'a', 'c']);
    expect([...column.labels]).toEqual([0, -1, 1, 0, 2]);
    expect(column.symbols).toEqual(['b', null, 'a', 'b', 'c']);
  });

  it('with other symbols numbers these anew', () => {
    const vowels = column.map((name) => (name === 'c' ? null : name === 'a' ? 'vowel' : 'consonant'));
    expect(vowels.names).toEqual(['consonant', 'vowel']);
    expect([...vowels.labels]).toEqual([0, -1, 1, 0, -1]);
    const same = column.map(() => 'x');
    expect([same.names, ...same.labels]).toEqual([['x'], 0, -1, 0, 0, 0]);
    expect(column.map(() => null).symbols).toEqual([null, null, null, null, null]);
  });

  it('asks of each symbol once, with its number', () => {
    const asked: unknown[] = [];
    column.map((name, label) => String(asked.push([name, label])));
    expect(asked).toEqual([
      ['b', 0],
      ['a', 1],
      ['c', 2],
    ]);
  });

  it('is the same as that of the symbols written out', () => {
    const upper = column.map((name) => name.toUpperCase()).map((name) => name + name);
    expect(upper.symbols).toEqual(['BB', null, 'AA', 'BB', 'CC']);
    const again = SymbolColumn.of(upper.symbols);
    expect([again.names, again.labels]).toEqual([upper.names, upper.labels]);
  });

  it('of a place is made of its symbols where nobody made it before', () => {
    const place = placeOf(['b', null, 'a']);
    expect(columnOf(place).names).toEqual(['b', 'a']);
    expect(columnOf({ ...place, column }).names).toBe(column.names);
  });
});
