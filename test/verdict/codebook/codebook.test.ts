/** Codebooks from symbols by trial: cells, agreement, entries, and what a reader gains. */
import { describe, expect, it } from 'vitest';
import { BETWEEN_SCENARIOS, codebookOf, entriesOf } from '../../../src/core/verdict/codebook.ts';
import { FACTORS, TABLE, cellsOf } from '../../builders/evidence/codebooks.ts';
import { tableOfRows } from '../../builders/evidence/trial-tables.ts';

describe('a codebook', () => {
  it('holds a symbol for each cell, in the order of the levels, whatever the order of trials', () => {
    const book = codebookOf([0], ['b', 'u', 'u', 't', 't', 'b'], TABLE);
    expect(book.factors).toEqual(['zone']);
    expect(cellsOf(book)).toEqual([
      ['0000', 'UTC', 'u'],
      ['0001', 'Tokyo', 't'],
      ['0002', 'Berlin', 'b'],
    ]);
    expect([book.agree, book.readable]).toEqual([6, 6]);
    expect(book.bits).toBeCloseTo(Math.log2(3), 10);
  });

  it('has the levels of several factors in the order of the set', () => {
    const book = codebookOf([0, 1], [null, 'a', 'b', null, 'c', null], TABLE);
    expect(book.factors).toEqual(['zone', 'user']);
    expect(cellsOf(book)).toEqual([
      ['0000,0000', 'UTC,dev', 'a'],
      ['0000,0001', 'UTC,ci', 'b'],
      ['0001,0001', 'Tokyo,ci', 'c'],
    ]);
    expect([book.agree, book.readable]).toEqual([3, 3]);
  });

  it('sorts ten levels and more by number', () => {
    const levels = Array.from({ length: 12 }, (_, i) => `level ${i}`);
    const table = tableOfRows({ dir: levels }, [[11], [2], [10], [1]]);
    expect(cellsOf(codebookOf([0], ['x', 'x', 'x', 'x'], table))).toEqual([
      ['0001', 'level 1', 'x'],
      ['0002', 'level 2', 'x'],
      ['0010', 'level 10', 'x'],
      ['0011', 'level 11', 'x'],
    ]);
  });

  it('gives a reader less where cells share a symbol: entropy over cells, not trials', () => {
    const book = codebookOf([0], ['-', '/', '/', '-', '-', null], TABLE);
    expect(book.bits).toBeCloseTo(Math.log2(3) - 2 / 3, 10);
    expect([book.agree, book.readable]).toEqual([5, 5]);
  });

  it('takes the most frequent symbol of a cell, of equally frequent ones the first by code unit', () => {
    const table = tableOfRows(FACTORS, [[0], [0], [0], [1], [1], [2], [2]]);
    const book = codebookOf([0], ['b', 'c', 'c', 'z', 'a', 'a', 'z'], table);
    expect(cellsOf(book)).toEqual([
      ['0000', 'UTC', 'c'],
      ['0001', 'Tokyo', 'a'],
      ['0002', 'Berlin', 'a'],
    ]);
    expect([book.agree, book.readable]).toEqual([4, 7]);
    expect(book.bits).toBeCloseTo(Math.log2(3) - 2 / 3, 10);
  });

  it('of nothing that was read is empty', () => {
    const book = codebookOf([0], [null, null, null, null, null, null], TABLE);
    expect({ ...book, cells: cellsOf(book) }).toEqual({
      factors: ['zone'],
      cells: [],
      agree: 0,
      readable: 0,
      bits: 0,
    });
  });
});

describe('where scenarios differ', () => {
  const table = tableOfRows({ zone: ['UTC', 'Tokyo'] }, [[0], [0], [1], [1]], (row) => ({
    scenario: row % 2 === 0 ? 'tool' : 'reply',
  }));

  it('a cell holds the symbols of both, in the order of the scenarios, and trials of either agree', () => {
    const book = codebookOf([0], ['t', 'r', 't', 'x'], table);
    expect(cellsOf(book)).toEqual([
      ['0000', 'UTC', `r${BETWEEN_SCENARIOS}t`],
      ['0001', 'Tokyo', `x${BETWEEN_SCENARIOS}t`],
    ]);
    expect([book.agree, book.readable]).toEqual([4, 4]);
    expect(book.bits).toBe(1);
  });

  it('symbols are set apart by a code point that no text shows', () => {
    expect(BETWEEN_SCENARIOS).toMatch(/^\p{Co}$/u);
  });

  it('a symbol that both show stands once', () => {
    expect(cellsOf(codebookOf([0], ['a', 'a', 'b', 'b'], table))).toEqual([
      ['0000', 'UTC', 'a'],
      ['0001', 'Tokyo', 'b'],
    ]);
  });
});

describe('entries', () => {
  it('are one a symbol, in order of its first cell, with level lists where the cells are their product', () => {
    // UTC: a for both users; Tokyo: b for dev, c for ci; Berlin: c for dev, b for ci
    const book = codebookOf([0, 1], ['c', 'a', 'a', 'b', 'c', 'b'], TABLE);
    expect(entriesOf(book)).toEqual([
      {
        raw: 'a',
        cells: [
          { zone: 'UTC', user: 'dev' },
          { zone: 'UTC', user: 'ci' },
        ],
        levels: { zone: ['UTC'], user: ['dev', 'ci'] },
      },
      {
        raw: 'b',
        cells: [
          { zone: 'Tokyo', user: 'dev' },
          { zone: 'Berlin', user: 'ci' },
        ],
        levels: {},
      },
      {
        raw: 'c',
        cells: [
          { zone: 'Tokyo', user: 'ci' },
          { zone: 'Berlin', user: 'dev' },
        ],
        levels: {},
      },
    ]);
  });
});
