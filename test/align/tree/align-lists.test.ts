/** Columns of list elements across trials: by name, by content, by position. */
import { describe, expect, it } from 'vitest';
import { listColumns } from '../../../src/core/align/tree/align-lists.ts';
import { listMaker } from '../../builders/messages/trial-messages.ts';

/** The steps, and the column of each element of each list. */
function columnsOf(lists: readonly (readonly unknown[])[]): { steps: readonly string[]; rows: number[][] } {
  const listOf = listMaker();
  const all = lists.map(listOf);
  const { steps, columns } = listColumns(all);
  return { steps, rows: all.map((list) => [...(columns.get(list) ?? [])]) };
}

const rowsOf = (...lists: readonly (readonly unknown[])[]): number[][] => columnsOf(lists).rows;

describe('list elements with a name', () => {
  const named = (...names: readonly string[]) => names.map((name) => ({ name }));

  it('are addressed by name, in the order of the most common list', () => {
    expect(columnsOf([named('c', 'a'), named('a', 'b'), named('a', 'b')])).toEqual({
      steps: ['[name=a]', '[name=b]', '[name=c]'],
      rows: [
        [2, 0],
        [0, 1],
        [0, 1],
      ],
    });
  });

  it('are numbered if a name occurs again', () => {
    const { steps, rows } = columnsOf([named('a', 'b', 'a'), named('a', 'b', 'a')]);
    expect(steps).toEqual(['[name=a]', '[name=b]', '[name=a#2]']);
    expect(rows).toEqual([
      [0, 1, 2],
      [0, 1, 2],
    ]);
  });
});

describe('list elements without a name', () => {
  it('have the columns drawn in the header of align-lists.ts', () => {
    expect(rowsOf(['a', 'b', 'c'], ['a', 'x', 'b', 'c'], ['c', 'a', 'b'])).toEqual([
      [0, 2, 3],
      [0, 1, 2, 3],
      [3, 0, 2],
    ]);
  });

  it('are addressed by their index in the united list', () => {
    expect(
      columnsOf([
        ['x', 'y'],
        ['x', 'y'],
        ['x', 'new', 'y'],
      ]),
    ).toEqual({
      steps: ['[0]', '[1]', '[2]'],
      rows: [
        [0, 2],
        [0, 2],
        [0, 1, 2],
      ],
    });
  });

  it.each([
    [
      'in front of all others',
      [1, 'x', 'y'],
      [
        [1, 2],
        [0, 1, 2],
      ],
    ],
    [
      'behind all others',
      ['x', 'y', 1],
      [
        [0, 1],
        [0, 1, 2],
      ],
    ],
    [
      'two in a row',
      ['x', 1, 2, 'y'],
      [
        [0, 3],
        [0, 1, 2, 3],
      ],
    ],
  ])('that only one trial has stand where they stand there: %s', (_, list, [usual, own]) => {
    expect(rowsOf(['x', 'y'], ['x', 'y'], list)).toEqual([usual, usual, own]);
  });

  it('that a trial lacks do not shift the columns of the others', () => {
    expect(rowsOf(['x', 'y', 'z'], ['x', 'y', 'z'], ['x', 'z'])).toEqual([
      [0, 1, 2],
      [0, 1, 2],
      [0, 2],
    ]);
  });

  it('are absent in an empty list', () => {
    expect(columnsOf([[], []])).toEqual({ steps: [], rows: [[], []] });
    expect(rowsOf(['x'], ['x'], [])).toEqual([[0], [0], []]);
  });

  it('that are equal at another position have moved', () => {
    expect(rowsOf(['x', 'y', 'z'], ['x', 'y', 'z'], ['z', 'x', 'y'])[2]).toEqual([2, 0, 1]);
    expect(rowsOf(['x', 'y', 'z'], ['x', 'y', 'z'], ['y', 'z', 'x'])[2]).toEqual([1, 2, 0]);
  });

  it('that are equal at two other positions have moved once each', () => {
    expect(rowsOf(['z', 'z', 'x', 'y'], ['z', 'z', 'x', 'y'], ['x', 'y', 'z', 'z'])[2]).toEqual([2, 3, 0, 1]);
  });

  it.each([[7], [true], [null]])('that are just %j have not moved, being equal by chance too often', (bare) => {
    expect(rowsOf(['x', 'y', bare], ['x', 'y', bare], [bare, 'x', 'y'])).toEqual([
      [1, 2, 3],
      [1, 2, 3],
      [0, 1, 2],
    ]);
  });

  it('that differ in one place keep their column', () => {
    expect(rowsOf(['x', 'hello you', 'y'], ['x', 'hello you', 'y'], ['x', 'hello me', 'y'])[2]).toEqual([0, 1, 2]);
  });

  it('of two shapes are two columns', () => {
    expect(rowsOf(['x', 1, 'y'], ['x', 1, 'y'], ['x', 'one', 'y'])).toEqual([
      [0, 2, 3],
      [0, 2, 3],
      [0, 1, 3],
    ]);
  });

  it('of an unbalanced gap are matched with the most similar ones', () => {
    const usual = ['first of all', 'second of many', 'the third'];
    expect(rowsOf(usual, usual, ['second of some'])[2]).toEqual([1]);
    expect(rowsOf(usual, usual, ['first of some', 'the thirds'])[2]).toEqual([0, 2]);
  });

  it('that are clearly similar pair by pair are matched without further comparison', () => {
    const usual = ['aaaaaaaaab', 'aaaaaaaaac'];
    expect(rowsOf(usual, usual, ['aaaaaaaaad', 'aaaaaaaaae'])[2]).toEqual([0, 1]);
  });

  it('of very long gaps are matched by position', () => {
    const many = (sign: string, from: number, count: number) =>
      Array.from({ length: count }, (_, n) => `${(from + n) * 7919}${sign}`);
    const usual = many('+', 0, 150);
    const [long, shorter] = [many('-', 1, 134), many('-', 1, 133)];
    expect(rowsOf(usual, usual, long)[2]).toEqual(long.map((_, n) => n));
    expect(rowsOf(usual, usual, shorter)[2]?.slice(0, 3)).toEqual([1, 2, 3]);
  });

  it('added by one list are known to the next', () => {
    const [usual, second] = [
      ['x', 'y'],
      ['x', 'new', 'y'],
    ];
    expect(rowsOf(usual, usual, usual, second, second, ['x', 'new', 'y', 'more'])).toEqual([
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 1, 2],
      [0, 1, 2],
      [0, 1, 2, 3],
    ]);
  });
});
