/** The field that tells the elements of a list apart in all trials. */
import { describe, expect, it } from 'vitest';
import { namesIn, namingField } from '../../../src/core/align/tree/naming-field.ts';
import { listMaker } from '../../builders/messages/trial-messages.ts';

/**
 * Distinct lists with the number of trials that have each; one trial each unless said otherwise.
 */
function fieldOf(lists: readonly (readonly unknown[])[], counts: readonly number[] = []): string | null {
  const listOf = listMaker();
  const distinct = lists.map(listOf);
  return namingField(distinct, new Map(distinct.map((list, index) => [list, counts[index] ?? 1])));
}

/** The same list in ten trials. */
const usual = (list: readonly unknown[]): string | null => fieldOf([list], [10]);

describe('the naming field', () => {
  it.each(['name', 'event_name', 'toolName', 'id', 'key', 'title', 'label', 'path', 'uri', 'url', 'URL'])(
    'may be called %s',
    (field) => {
      expect(usual([{ [field]: 'a' }, { [field]: 'b' }])).toBe(field);
    },
  );

  it.each(['names', 'named', 'ids', 'a_id', 'keys', 'titles', 'urls', 'text', 'path2'])('is not called %s', (field) => {
    expect(usual([{ [field]: 'a' }, { [field]: 'b' }])).toBeNull();
  });

  it('may stand one level down, and not deeper', () => {
    expect(usual(['a', 'b'].map((name) => ({ type: 'f', function: { name } })))).toBe('function.name');
    expect(usual(['a', 'b'].map((name) => ({ outer: { inner: { name } } })))).toBeNull();
  });

  it('is an own one rather than one further down that names as well', () => {
    expect(usual(['a', 'b'].map((name) => ({ function: { name }, name })))).toBe('name');
  });

  it('is the one that tells most elements apart', () => {
    expect(
      usual([
        { name: 'a', id: 'x' },
        { name: 'a', id: 'y' },
      ]),
    ).toBe('id');
    expect(usual(['a', 'b'].map((name) => ({ id: 'x', function: { name } })))).toBe('function.name');
  });

  it('is text', () => {
    expect(usual([{ name: 1 }, { name: 2 }])).toBeNull();
    expect(usual([{ function: { name: 1 } }, { function: { name: 2 } }])).toBeNull();
  });

  it.each([
    ['texts', ['a', 'b']],
    ['one element', [{ name: 'a' }]],
    ['no element', []],
  ])('is none in a list of %s', (_, list) => {
    expect(usual(list)).toBeNull();
  });

  it('is none where there is no list', () => {
    expect(fieldOf([])).toBeNull();
  });

  it('is looked for in the longest list', () => {
    expect(fieldOf([[{ name: 'a' }], [{ name: 'a' }, { name: 'b' }], [{ name: 'a' }]], [5, 5, 5])).toBe('name');
  });

  it('may be missing in one element of five, and in no more', () => {
    const named = ['a', 'b', 'c', 'd'].map((name) => ({ name }));
    expect(usual([...named, { x: 1 }])).toBe('name');
    expect(usual([...named.slice(1), { x: 1 }])).toBeNull();
  });

  it('has different names in three elements of ten at least', () => {
    const names = (text: string) => text.split('').map((name) => ({ name }));
    expect(usual(names('aaaaaaaabc'))).toBe('name');
    expect(usual(names('aaaaaaaabb'))).toBeNull();
    expect(usual([...names('aaaaaaaab'), { x: 1 }])).toBeNull();
  });
});

describe('names that are ids made anew', () => {
  const pair = (one: string, other: string) => [{ id: one }, { id: other }];

  it('name nothing: most of them stand in one trial', () => {
    expect(fieldOf([pair('a', 'b'), pair('c', 'd'), pair('e', 'f')])).toBeNull();
  });

  it('are not those that two trials in ten have', () => {
    expect(fieldOf([pair('a', 'b'), pair('c', 'd')], [2, 8])).toBe('id');
  });

  it('are those that one trial in ten has', () => {
    expect(fieldOf([pair('a', 'b'), pair('c', 'd'), pair('e', 'f')], [2, 2, 16])).toBeNull();
    expect(fieldOf([pair('a', 'b'), pair('c', 'd'), pair('e', 'f')], [3, 3, 14])).toBe('id');
  });

  it('name nothing where they are half of all, and name where they are fewer', () => {
    expect(fieldOf([pair('a', 'b'), pair('a', 'c')], [9, 1])).toBe('id');
    expect(
      fieldOf(
        [
          [{ id: 'a' }, { id: 'b' }],
          [{ id: 'a' }, { id: 'c' }, { id: 'd' }],
        ],
        [9, 1],
      ),
    ).toBeNull();
  });
});

describe('the names of elements', () => {
  const listOf = listMaker();

  it('are numbered from the second of one name', () => {
    expect(namesIn(listOf([{ id: 'a' }, { id: 'b' }, { id: 'a' }, { id: 'a' }]), 'id')).toEqual([
      'a',
      'b',
      'a#2',
      'a#3',
    ]);
  });

  it('are empty where the field is missing', () => {
    expect(namesIn(listOf([{ id: 'a' }, {}, 'x', { id: 1 }]), 'id')).toEqual(['a', '', '#2', '#3']);
  });

  it('are read one level down', () => {
    expect(namesIn(listOf([{ f: { name: 'a' } }, { f: 1 }]), 'f.name')).toEqual(['a', '']);
  });
});
