/** The field that tells the elements of a list apart in all trials. */
import { describe, expect, it } from 'vitest';
import { namesIn, namingField } from '../../../src/core/align/tree/naming-field.ts';
import { listMaker } from '../../builders/messages/trial-messages.ts';

/** Distinct lists and the number of trials with each, by default one. */
function fieldOf(lists: readonly (readonly unknown[])[], counts: readonly number[] = []): string | null {
  const listOf = listMaker();
  const distinct = lists.map(listOf);
  return namingField(distinct, new Map(distinct.map((list, index) => [list, counts[index] ?? 1])));
}

/** The same list in ten trials. */
const usual = (list: readonly unknown[]): string | null => fieldOf([list], [10]);

describe('the naming field of a list', () => {
  it.each(['name', 'event_name', 'toolName', 'id', 'key', 'title', 'label', 'path', 'uri', 'url', 'URL'])(
    'may be called %s',
    (field) => {
      expect(usual([{ [field]: 'a' }, { [field]: 'b' }])).toBe(field);
    },
  );

  it.each(['names', 'named', 'ids', 'a_id', 'keys', 'titles', 'urls', 'text', 'path2'])('is never %s', (field) => {
    expect(usual([{ [field]: 'a' }, { [field]: 'b' }])).toBeNull();
  });

  it('may be one level down, not deeper', () => {
    expect(usual(['a', 'b'].map((name) => ({ type: 'f', function: { name } })))).toBe('function.name');
    expect(usual(['a', 'b'].map((name) => ({ outer: { inner: { name } } })))).toBeNull();
  });

  it('is a field of the element rather than an equal one further down', () => {
    expect(usual(['a', 'b'].map((name) => ({ function: { name }, name })))).toBe('name');
  });

  it('is the one with most distinct names', () => {
    expect(
      usual([
        { name: 'a', id: 'x' },
        { name: 'a', id: 'y' },
      ]),
    ).toBe('id');
    expect(usual(['a', 'b'].map((name) => ({ id: 'x', function: { name } })))).toBe('function.name');
  });

  it('is a string', () => {
    expect(usual([{ name: 1 }, { name: 2 }])).toBeNull();
    expect(usual([{ function: { name: 1 } }, { function: { name: 2 } }])).toBeNull();
  });

  it.each([
    ['texts', ['a', 'b']],
    ['one element', [{ name: 'a' }]],
    ['no element', []],
  ])('is null in a list of %s', (_, list) => {
    expect(usual(list)).toBeNull();
  });

  it('is null without a list', () => {
    expect(fieldOf([])).toBeNull();
  });

  it('is taken from the longest list', () => {
    expect(fieldOf([[{ name: 'a' }], [{ name: 'a' }, { name: 'b' }], [{ name: 'a' }]], [5, 5, 5])).toBe('name');
  });

  it('may be missing in at most one element of five', () => {
    const named = ['a', 'b', 'c', 'd'].map((name) => ({ name }));
    expect(usual([...named, { x: 1 }])).toBe('name');
    expect(usual([...named.slice(1), { x: 1 }])).toBeNull();
  });

  it('has distinct names in at least three elements of ten', () => {
    const names = (text: string) => text.split('').map((name) => ({ name }));
    expect(usual(names('aaaaaaaabc'))).toBe('name');
    expect(usual(names('aaaaaaaabb'))).toBeNull();
    expect(usual([...names('aaaaaaaab'), { x: 1 }])).toBeNull();
  });
});

describe('names that are ids of one trial', () => {
  const pair = (one: string, other: string) => [{ id: one }, { id: other }];

  it('give no naming field', () => {
    expect(fieldOf([pair('a', 'b'), pair('c', 'd'), pair('e', 'f')])).toBeNull();
  });

  it('exclude names in two trials of ten', () => {
    expect(fieldOf([pair('a', 'b'), pair('c', 'd')], [2, 8])).toBe('id');
  });

  it('include names in one trial of ten', () => {
    expect(fieldOf([pair('a', 'b'), pair('c', 'd'), pair('e', 'f')], [2, 2, 16])).toBeNull();
    expect(fieldOf([pair('a', 'b'), pair('c', 'd'), pair('e', 'f')], [3, 3, 14])).toBe('id');
  });

  it('give no naming field if they are half of all names', () => {
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

describe('the names of list elements', () => {
  const listOf = listMaker();

  it('are numbered from the second of one name on', () => {
    expect(namesIn(listOf([{ id: 'a' }, { id: 'b' }, { id: 'a' }, { id: 'a' }]), 'id')).toEqual([
      'a',
      'b',
      'a#2',
      'a#3',
    ]);
  });

  it('are empty if the field is missing', () => {
    expect(namesIn(listOf([{ id: 'a' }, {}, 'x', { id: 1 }]), 'id')).toEqual(['a', '', '#2', '#3']);
  });

  it('may come from a nested field', () => {
    expect(namesIn(listOf([{ f: { name: 'a' } }, { f: 1 }]), 'f.name')).toEqual(['a', '']);
  });
});
