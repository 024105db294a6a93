/** Codebooks of marks that fire only sometimes, how often they were read in each cell, and what a reader tells apart. */
import { describe, expect, it } from 'vitest';
import { codebookOf, partitionOf, sharesOf, type Codebook } from '../../../src/core/verdict/codebook.ts';
import type { Region } from '../../../src/core/statistics/region.ts';
import { TABLE, cellsOf } from '../../builders/evidence/codebooks.ts';
import { tableOfRows } from '../../builders/evidence/trial-tables.ts';

const region = (...levels: number[][]): Region => ({
  set: levels.map((_, i) => i),
  levels: levels.map((each) => new Set(each)),
  label: 0,
  p: 0.01,
});

describe('of a noisy mark', () => {
  const table = tableOfRows({ zone: ['UTC', 'Tokyo', 'Berlin'] }, [[0], [0], [0], [1], [1], [1], [2]]);
  const symbols = ['m', 'm', 'x', 'x', 'm', 'm', 'm'];

  it('the region has the mark, other cells what else they show, if anything', () => {
    const book = codebookOf([0], symbols, table, region([0]), 'm');
    expect(cellsOf(book)).toEqual([
      ['0000', 'UTC', 'm'],
      ['0001', 'Tokyo', 'x'],
      ['0002', 'Berlin', 'm'],
    ]);
    expect([book.agree, book.readable]).toEqual([4, 7]);
  });

  it('the region has the mark even where something else is more frequent', () => {
    expect(cellsOf(codebookOf([0], ['x', 'x', 'm', 'x', 'x', 'x', 'x'], table, region([0]), 'm'))[0]).toEqual([
      '0000',
      'UTC',
      'm',
    ]);
  });

  it('without a symbol for the region each cell has its most frequent one', () => {
    expect(cellsOf(codebookOf([0], symbols, table, region([0])))).toEqual([
      ['0000', 'UTC', 'm'],
      ['0001', 'Tokyo', 'm'],
      ['0002', 'Berlin', 'm'],
    ]);
  });

  it('bits are the entropy of the mixture less the mean entropy of a cell', () => {
    const two = tableOfRows({ zone: ['UTC', 'Tokyo'] }, [[0], [0], [1], [1], [1], [1]]);
    const { bits } = codebookOf([0], ['m', 'x', 'x', 'x', 'x', 'x'], two, region([0]), 'm');
    // Mixture: a quarter m, three quarters x (0.811278 bits); inside: 1 bit and 0 bits.
    expect(bits).toBeCloseTo(0.811278 - 0.5, 6);
  });

  it('bits are none where the cells show symbols equally often, in whichever scenario', () => {
    const two = tableOfRows({ zone: ['UTC', 'Tokyo'] }, [[0], [0], [1], [1]], (row) => ({ scenario: `s${row % 2}` }));
    expect(codebookOf([0], ['m', 'x', 'x', 'm'], two, region([0]), 'm').bits).toBeCloseTo(0, 10);
  });

  it('bits of nothing that was read are none', () => {
    expect(codebookOf([0], [], table, region([0]), 'm').bits).toBe(0);
  });
});

describe('what a reader tells apart', () => {
  const book = (): Codebook => codebookOf([0, 1], ['a', 'a', 'b', 'a', 'b', 'b'], TABLE);

  it('are the symbols of the cells', () => {
    expect([...partitionOf(book()).values()]).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
  });

  it('is, of a noisy mark, whether a cell lies in its region in every factor', () => {
    expect([...partitionOf(book(), region([0, 2], [1]))]).toEqual([
      ['0000,0000', 'false'],
      ['0000,0001', 'true'],
      ['0001,0000', 'false'],
      ['0001,0001', 'false'],
      ['0002,0000', 'false'],
      ['0002,0001', 'true'],
    ]);
  });

  it('is how often a symbol was read in each cell, of the trials that could be read, in all scenarios', () => {
    const table = tableOfRows({ zone: ['UTC', 'Tokyo'] }, [[0], [0], [0], [1], [1], [1]], (row) => ({
      scenario: `s${row % 2}`,
    }));
    expect([...sharesOf([0], ['m', 'm', 'x', null, 'x', 'x'], table, 'm')]).toEqual([
      ['0000', { hits: 2, trials: 3 }],
      ['0001', { hits: 0, trials: 2 }],
    ]);
  });
});
