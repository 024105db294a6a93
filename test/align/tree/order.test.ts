/** One order of names that trials list differently, and where their lists go another way. */
import { describe, expect, it } from 'vitest';
import { commonOrder, orderConflicts } from '../../../src/core/align/tree/order.ts';

const words = (text: string): string[] => text.split('');

describe('the common order', () => {
  it.each([
    ['of no list is empty', [], ''],
    ['of trials without a list is empty', [null, null], ''],
    ['of one list is that list', ['abc'], 'abc'],
    ['is that of the list which most trials have', ['ba', 'ab', 'ab'], 'ab'],
    ['is that of the first list, where no list has more', ['ba', 'ab'], 'ba'],
    ['leaves out trials without a list', [null, null, null, 'ab', null, 'ab', 'ba'], 'ab'],
    ['has a name of fewer lists in front where it stands in front', ['ab', 'ab', 'xab'], 'xab'],
    ['has it behind the name that it follows', ['ab', 'ab', 'axb'], 'axb'],
    ['has it at the end where it stands at the end', ['ab', 'ab', 'abx'], 'abx'],
    ['has two of them in their own order', ['ab', 'ab', 'axyb'], 'axyb'],
    ['has two of them in their own order in front', ['ab', 'ab', 'xyab'], 'xyab'],
    ['has the one of a rarer list nearer to what both follow', ['ab', 'ab', 'ab', 'axb', 'axb', 'ayb'], 'ayxb'],
    ['has the one of a rarer list first where both stand in front', ['a', 'a', 'a', 'xa', 'xa', 'ya'], 'yxa'],
    ['keeps the order of the common list where another has it otherwise', ['ab', 'ab', 'bax'], 'axb'],
    ['takes names of lists that are empty elsewhere', ['', '', 'ab'], 'ab'],
  ] as const)('%s', (_, lists, expected) => {
    expect(commonOrder(lists.map((list) => (list === null ? null : words(list))))).toEqual(words(expected));
  });

  it('counts lists that are one object as often as they are given, and with their equals', () => {
    const [ab, ba] = [words('ab'), words('ba')];
    expect(commonOrder([ab, ab, ba])).toEqual(ab);
    expect(commonOrder([ab, ab, ba, ba, words('ba')])).toEqual(ba);
    expect(commonOrder([ab, ab, ba, words('ba'), words('ba')])).toEqual(ba);
  });
});

describe('places of another order', () => {
  const placesOf = (lists: readonly (string | null)[], order?: string): (string | null)[][] => {
    const named = lists.map((list) => (list === null ? null : words(list)));
    const places = orderConflicts(named, order === undefined ? commonOrder(named) : words(order));
    return places.map(({ symbols }) => symbols.map((list) => list?.join('') ?? null));
  };

  it.each([
    ['are none among equal lists', ['ab', 'ab', null], []],
    ['are none where all lists come from one order', ['abcd', 'acd', 'ab', 'd', '', null], []],
    ['hold no more than the names that change places', ['abcd', 'abcd', 'acbd'], [['bc', 'bc', 'cb']]],
    [
      'are two where two stretches are apart',
      ['abcd', 'abcd', 'badc'],
      [
        ['ab', 'ab', 'ba'],
        ['cd', 'cd', 'dc'],
      ],
    ],
    [
      'are two where two stretches stand side by side in two lists',
      ['abcd', 'abcd', 'bacd', 'abdc'],
      [
        ['ab', 'ab', 'ba', 'ab'],
        ['cd', 'cd', 'cd', 'dc'],
      ],
    ],
    ['are one where stretches of two lists share a name', ['abc', 'abc', 'bac', 'acb'], [['abc', 'abc', 'bac', 'acb']]],
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
    expect(placesOf(lists)).toEqual(expected);
  });

  it('tell pairs of names that come and go together with what is always with them', () => {
    expect(placesOf(['abc', 'cba', '', ''], 'abc')).toEqual([['abc', 'cba', null, null]]);
  });

  it('tell a pair that more lists have first, and one apart that fewer have', () => {
    // Three lists have c and d, two have a and b; that d stands before a makes one stretch of all
    // four.
    expect(placesOf(['ab', 'ba', 'cd', 'dc', 'dce', 'da'], 'abcde')).toEqual([
      [null, null, 'cd', 'dc', 'dc', null],
      ['ab', 'ba', null, null, null, null],
    ]);
  });

  it.each([
    [
      'no place of a name whose place the order of the others tells',
      'abx',
      ['abx', 'xba', 'ab', 'ba'],
      ['ab ba ab ba'],
    ],
    [
      'the place of a name where the others stand alike',
      'axb',
      ['ab', 'ba', 'axb', 'xab'],
      ['ab ba ab ab', '- - axb xab'],
    ],
    ['each of two pairs that share a name', 'abc', ['ab', 'ba', 'bc', 'cb'], ['ab ba - -', '- - bc cb']],
    ['no name that is not always with a pair', 'abc', ['ab', 'ba', 'bac', ''], ['ab ba ba -']],
    ['no name that stands outside the stretch', 'abz', ['abz', 'baz', ''], ['ab ba -']],
    ['no pair that all have in one order', 'acb', ['ab', 'ba', 'ac', ''], ['ab ba - -']],
    ['a pair behind a name that comes and goes', 'abx', ['ab', 'xba', 'bx', 'xb', ''], ['- xb bx xb -', 'ab ba - - -']],
  ])('tell %s', (_, order, lists, expected) => {
    expect(placesOf(lists, order)).toEqual(
      expected.map((place) => place.split(' ').map((symbol) => (symbol === '-' ? null : symbol))),
    );
  });

  it('tell no more than eight pairs', () => {
    const order = 'abcdefghijABCDEFGHIJ';
    const lists = words('abcdefghij').flatMap((name) => [name + name.toUpperCase(), name.toUpperCase() + name]);
    expect(placesOf(lists, order)).toHaveLength(8);
  });
});
