/** The common order of names, and the conflicts of lists with it. */
import { describe, expect, it } from 'vitest';
import { commonOrder, orderConflicts } from '../../../src/core/align/tree/order.ts';

const words = (text: string): string[] => text.split('');

describe('the common order', () => {
  it.each([
    ['of no list is empty', [], ''],
    ['of trials without a list is empty', [null, null], ''],
    ['of one list is that list', ['abc'], 'abc'],
    ['is the most common list', ['ba', 'ab', 'ab'], 'ab'],
    ['is the first of equally common lists', ['ba', 'ab'], 'ba'],
    ['ignores trials without a list', [null, null, null, 'ab', null, 'ab', 'ba'], 'ab'],
    ['has a rarer name first if it is first', ['ab', 'ab', 'xab'], 'xab'],
    ['has a rarer name after the name that it follows', ['ab', 'ab', 'axb'], 'axb'],
    ['has a rarer name last if it is last', ['ab', 'ab', 'abx'], 'abx'],
    ['has two rarer names in their own order', ['ab', 'ab', 'axyb'], 'axyb'],
    ['has two rarer names first in their own order', ['ab', 'ab', 'xyab'], 'xyab'],
    [
      'has the name of the rarer list nearer to the name that both follow',
      ['ab', 'ab', 'ab', 'axb', 'axb', 'ayb'],
      'ayxb',
    ],
    ['has the name of the rarer list first if both are first', ['a', 'a', 'a', 'xa', 'xa', 'ya'], 'yxa'],
    ['keeps the order of the most common list', ['ab', 'ab', 'bax'], 'axb'],
    ['has names of lists that are empty in other trials', ['', '', 'ab'], 'ab'],
  ] as const)('%s', (_, lists, expected) => {
    expect(commonOrder(lists.map((list) => (list === null ? null : words(list))))).toEqual(words(expected));
  });

  it('counts lists by content, also if they are one object', () => {
    const [ab, ba] = [words('ab'), words('ba')];
    expect(commonOrder([ab, ab, ba])).toEqual(ab);
    expect(commonOrder([ab, ab, ba, ba, words('ba')])).toEqual(ba);
    expect(commonOrder([ab, ab, ba, words('ba'), words('ba')])).toEqual(ba);
  });
});

describe('conflicts of order', () => {
  const conflictsOf = (lists: readonly (string | null)[], order?: string): (string | null)[][] => {
    const named = lists.map((list) => (list === null ? null : words(list)));
    const conflicts = orderConflicts(named, order === undefined ? commonOrder(named) : words(order));
    return conflicts.map(({ symbols }) => symbols.map((list) => list?.join('') ?? null));
  };

  it.each([
    ['are none among equal lists', ['ab', 'ab', null], []],
    ['are none if all lists agree with one order', ['abcd', 'acd', 'ab', 'd', '', null], []],
    ['contain only the names that change places', ['abcd', 'abcd', 'acbd'], [['bc', 'bc', 'cb']]],
    [
      'are two for two separate stretches',
      ['abcd', 'abcd', 'badc'],
      [
        ['ab', 'ab', 'ba'],
        ['cd', 'cd', 'dc'],
      ],
    ],
    [
      'are two for two adjacent stretches of two lists',
      ['abcd', 'abcd', 'bacd', 'abdc'],
      [
        ['ab', 'ab', 'ba', 'ab'],
        ['cd', 'cd', 'cd', 'dc'],
      ],
    ],
    ['are one if stretches of two lists share a name', ['abc', 'abc', 'bac', 'acb'], [['abc', 'abc', 'bac', 'acb']]],
    [
      'are one where a stretch lies inside that of another list',
      ['abcde', 'abcde', 'edcba', 'acbde', 'abced'],
      [['abcde', 'abcde', 'edcba', 'acbde', 'abced']],
    ],
    [
      'hold a name that goes from one end to the other, and all between',
      ['abc', 'abc', 'cab'],
      [['abc', 'abc', 'cab']],
    ],
    ['leave out a trial that has no list', ['ab', null, 'ba', 'ab'], [['ab', null, 'ba', 'ab']]],
    ['leave out a trial that lacks one of two', ['ab', 'ab', 'ba', 'a'], [['ab', 'ab', 'ba', null]]],
  ] as [string, (string | null)[], (string | null)[][]][])('%s', (_, lists, expected) => {
    expect(conflictsOf(lists)).toEqual(expected);
  });

  it('of optional names include the names that always occur with them', () => {
    expect(conflictsOf(['abc', 'cba', '', ''], 'abc')).toEqual([['abc', 'cba', null, null]]);
  });

  it('of optional names start with the pair in most lists', () => {
    // Three lists have c and d, two have a and b; d before a makes one stretch of all four.
    expect(conflictsOf(['ab', 'ba', 'cd', 'dc', 'dce', 'da'], 'abcde')).toEqual([
      [null, null, 'cd', 'dc', 'dc', null],
      ['ab', 'ba', null, null, null, null],
    ]);
  });

  it.each([
    ['omit an optional name whose place the common names imply', 'abx', ['abx', 'xba', 'ab', 'ba'], ['ab ba ab ba']],
    [
      'include an optional name whose place the common names do not imply',
      'axb',
      ['ab', 'ba', 'axb', 'xab'],
      ['ab ba ab ab', '- - axb xab'],
    ],
    [
      'include both of two optional pairs that share a name',
      'abc',
      ['ab', 'ba', 'bc', 'cb'],
      ['ab ba - -', '- - bc cb'],
    ],
    ['omit names that do not always occur with a pair', 'abc', ['ab', 'ba', 'bac', ''], ['ab ba ba -']],
    ['omit names outside the stretch', 'abz', ['abz', 'baz', ''], ['ab ba -']],
    ['omit pairs in one order', 'acb', ['ab', 'ba', 'ac', ''], ['ab ba - -']],
    ['include a pair after an optional name', 'abx', ['ab', 'xba', 'bx', 'xb', ''], ['- xb bx xb -', 'ab ba - - -']],
  ])('%s', (_, order, lists, expected) => {
    expect(conflictsOf(lists, order)).toEqual(
      expected.map((place) => place.split(' ').map((symbol) => (symbol === '-' ? null : symbol))),
    );
  });

  it('of optional names are at most eight', () => {
    const order = 'abcdefghijABCDEFGHIJ';
    const lists = words('abcdefghij').flatMap((name) => [name + name.toUpperCase(), name.toUpperCase() + name]);
    expect(conflictsOf(lists, order)).toHaveLength(8);
  });
});
