/** List elements that moved, and the elements between those that stayed. */
import { describe, expect, it } from 'vitest';
import { listColumns } from '../../../src/core/align/tree/align-lists.ts';
import { listMaker } from '../../builders/messages/trial-messages.ts';

/** The columns of the usual list, which most trials have, and of another list. */
function rowsOf(usual: readonly unknown[], other: readonly unknown[]): [usual: number[], other: number[]] {
  const listOf = listMaker();
  const lists = [usual, usual, other].map(listOf);
  const { columns } = listColumns(lists);
  const [first = [], , last = []] = lists.map((list) => [...(columns.get(list) ?? [])]);
  return [first, last];
}

const part = (text: string) => ({ type: 'text', text });
const long = (end: string) => part(`A text that goes on for long enough to be known again ${end}`);
const short = part('Hello');

describe('a list element that moved', () => {
  it('leaves its old position to no other element', () => {
    const [, other] = rowsOf(['hello mi', 'hello you', 'x'], ['hello me', 'x', 'hello mi']);
    expect(other).toEqual([1, 2, 0]);
  });

  it('is not matched with the element at its new position', () => {
    expect(rowsOf(['hello you', 'x', 'hello mi'], ['hello mi', 'x'])[1]).toEqual([2, 1]);
  });

  it('is not one that also stays in place', () => {
    expect(rowsOf(['z', 'x', 'z'], ['z', 'x'])[1]).toEqual([0, 1]);
  });

  it('and changed is not one that stays, even if another is similar', () => {
    expect(rowsOf([long('here'), short, long('hero')], [long('here'), short])[1]).toEqual([0, 1]);
  });
});

describe('a list element that changed in place', () => {
  it('separates elements before it from those after it', () => {
    const usual = ['p', 'aaaa x', long('here'), 'bbbb y', 'q'];
    expect(rowsOf(usual, ['p', 'bbbb z', long('there'), 'aaaa w', 'q'])[1]).toEqual([0, 1, 2, 3, 4]);
  });

  it('separates a new element before it from those after it', () => {
    expect(rowsOf(['p', long('here'), 'bbbb y', 'q'], ['p', 'bbbb z', long('there'), 'q'])).toEqual([
      [0, 2, 3, 4],
      [0, 1, 2, 4],
    ]);
  });
});

describe('list elements that moved and changed', () => {
  it('keep their column if they are clearly similar', () => {
    const usual = [long('here'), short];
    expect(rowsOf(usual, [short, long('there')])[1]).toEqual([1, 0]);
  });

  it('get a new column if they are not similar', () => {
    const usual = [long('here'), short];
    expect(rowsOf(usual, [short, part('Something else')])[1]).toEqual([1, 2]);
  });

  it('get a new column if they are bare texts', () => {
    const usual = ['A text that goes on for long enough to be known', 'x'];
    expect(rowsOf(usual, ['x', 'A text that goes on for long enough to be knowN'])[1]).toEqual([1, 2]);
  });

  it('get a new column if another column is nearly as similar', () => {
    const usual = [long('here'), long('hero'), short];
    const columns = rowsOf(usual, [short, long('hers')])[1];
    expect(columns).toEqual([2, 3]);
  });

  it('get a new column if another element is nearly as similar', () => {
    const usual = [long('here'), short];
    const columns = rowsOf(usual, [short, long('hero'), long('hers')])[1];
    expect(columns).toEqual([1, 2, 3]);
  });

  it('are looked for among at most four hundred pairs', () => {
    const others = (key: string, count: number) => Array.from({ length: count }, (_, n) => ({ [`${key}${n}`]: n }));
    const moves = (count: number): number | undefined => {
      const usual = [...others('a', count - 1), long('here')];
      return rowsOf(usual, [long('there'), ...others('b', 19)])[1][0];
    };
    expect(moves(20)).toBe(19);
    expect(moves(21)).not.toBe(20);
  });
});
