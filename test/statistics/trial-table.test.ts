/** The trials as columns, whatever order they come in. */
import { describe, expect, it } from 'vitest';
import { allRows, compareIds, rowsOf, trialTable } from '../../src/core/statistics/trial-table.ts';
import { trialsAt } from '../builders/evidence/slots.ts';

const FACTORS = { zone: ['east', 'west', 'north'], user: ['jo', 'al'], still: ['one', 'two'] };
const LINES = ['east jo one', 'west jo one', 'west al one', 'east jo one', 'north al one'];
const trials = trialsAt(['zone', 'user', 'still'], LINES, (row) => ({
  scenario: row === 3 ? 'ask' : 'reply',
  stage: row < 3 ? 'screen' : 'confirm',
}));

describe('the table of trials', () => {
  const tableNow = () => trialTable([...trials].reverse(), FACTORS);

  it('has them by number, with the factors that vary and their levels', () => {
    const table = tableNow();
    expect(table.trials.map(({ id }) => id)).toEqual(['001', '002', '003', '004', '005']);
    expect(table.factors).toEqual([
      { name: 'zone', levels: ['east', 'west', 'north'] },
      { name: 'user', levels: ['jo', 'al'] },
    ]);
    expect(table.columns.map((column) => [...column])).toEqual([
      [0, 1, 1, 0, 2],
      [0, 0, 1, 0, 1],
    ]);
  });

  it('numbers scenarios by name, and trials alike by the first of them', () => {
    const table = tableNow();
    expect([...table.scenario]).toEqual([1, 1, 1, 0, 1]);
    expect(table.scenarios).toBe(2);
    expect([...table.replicateOf]).toEqual([0, 1, 2, 3, 4]);
    const alike = trialTable(trialsAt(['zone'], ['east', 'west', 'east', 'west', 'west']), FACTORS);
    expect([...alike.replicateOf]).toEqual([0, 1, 0, 1, 1]);
  });

  it('takes a factor that a trial does not name at its first level', () => {
    const some = trialTable(
      trialsAt(['zone'], ['west', '', 'east']).map((trial, row) => (row === 1 ? { ...trial, assignment: {} } : trial)),
      FACTORS,
    );
    expect(some.columns.map((column) => [...column])).toEqual([[1, 0, 0]]);
  });

  it('has subsets of one, two and three factors, smallest first', () => {
    const four = { a: ['0', '1'], b: ['0', '1'], c: ['0', '1'], d: ['0', '1'] };
    const { subsets } = trialTable(trialsAt(['a', 'b', 'c', 'd'], ['0 0 0 0', '1 1 1 1']), four);
    expect(subsets.map((set) => set.join(''))).toEqual([
      '0',
      '1',
      '2',
      '3',
      '01',
      '02',
      '03',
      '12',
      '13',
      '23',
      '012',
      '013',
      '023',
      '123',
    ]);
  });

  it('tells the stages apart', () => {
    const table = tableNow();
    expect(rowsOf(table, 'screen')).toEqual([0, 1, 2]);
    expect(rowsOf(table, 'confirm')).toEqual([3, 4]);
    expect(allRows(table)).toEqual([0, 1, 2, 3, 4]);
  });
});

it('numbers of trials are compared as numbers', () => {
  expect(['1000', '999', '002', '010', '002'].sort(compareIds)).toEqual(['002', '002', '010', '999', '1000']);
  expect([compareIds('001', '002') < 0, compareIds('002', '001') > 0, compareIds('001', '001')]).toEqual([
    true,
    true,
    0,
  ]);
});
