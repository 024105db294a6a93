/** Keys under which members of objects are matched across trials. */
import { describe, expect, it } from 'vitest';
import { memberKeys } from '../../../src/core/align/tree/member-keys.ts';
import { layoutsOf, type NamedParts } from '../../../src/core/align/tree/member-layouts.ts';
import { Masks } from '../../../src/core/align/text/masks.ts';
import type { Rendering } from '../../../src/core/model/index.ts';
import { readJson } from '../../../src/core/carriers/json/json.ts';

/** The members of an object with these names, which may repeat; the text of each is its number. */
function partsOf(names: readonly string[]): NamedParts {
  const document = readJson(`{${names.map((name, n) => `${JSON.stringify(name)}:"${n}"`).join()}}`);
  const parts = document?.parts?.by === 'name' ? document.parts.members[0]?.place.parts : null;
  if (parts?.by !== 'name') throw new Error('not an object');
  return parts;
}

/**
 * By trial: key and step of each member. Equal lists of names give one object; null is a trial
 * without one.
 */
function keysOf(trials: readonly (readonly string[] | null)[], users: readonly string[] = []) {
  const known = new Map<string, NamedParts>();
  const parts = trials.map((names) => {
    if (names === null) return null;
    const key = JSON.stringify(names);
    const own = known.get(key) ?? partsOf(names);
    known.set(key, own);
    return own;
  });
  const renderings = (trial: string): Rendering[] => {
    const text = users[Number(trial)];
    return text === undefined ? [] : [{ factor: 'user', what: 'name', text }];
  };
  const layouts = layoutsOf(parts);
  const keyed = memberKeys(layouts, new Masks(Object.keys(trials), renderings));
  return Array.from(layouts.indexByTrial, (layout) => keyed[layout] ?? null);
}

const keys = (trials: readonly (readonly string[] | null)[], users: readonly string[] = []) =>
  keysOf(trials, users).map((members) => members?.map(({ key }) => key) ?? null);

describe('a member of an object', () => {
  it('is matched by its name', () => {
    const [members] = keysOf([['a', 'b']]);
    expect(
      members?.map(({ key, name, step, repeated, positional }) => [key, name, step, repeated, positional]),
    ).toEqual([
      ['a', 'a', '.a', false, false],
      ['b', 'b', '.b', false, false],
    ]);
  });

  it('with a repeated name is matched by its number', () => {
    const [members] = keysOf([['a', 'b', 'a', 'a']]);
    expect(members?.map(({ key, step, repeated: again }) => [key, step, again])).toEqual([
      ['a', '.a', false],
      ['b', '.b', false],
      ['a\n1', '.a~2', true],
      ['a\n2', '.a~3', true],
    ]);
  });

  it('is absent in a trial without the object', () => {
    expect(keys([null, ['a'], null])).toEqual([null, ['a'], null]);
    expect(keys([])).toEqual([]);
  });

  it('has one key object for equal objects', () => {
    const [one, other] = keysOf([['a'], ['a']]);
    expect(one).toBe(other);
  });
});

describe('member names that no two trials share', () => {
  it('are matched by position, and are readings', () => {
    const [members] = keysOf([
      ['x', 'a1', 'b1'],
      ['x', 'a2', 'b2'],
    ]);
    expect(
      members?.map(({ key, name, step, repeated, positional }) => [key, name, step, repeated, positional]),
    ).toEqual([
      ['x', 'x', '.x', false, false],
      ['\n1', 'a1', '[*1]', false, true],
      ['\n2', 'b1', '[*2]', false, true],
    ]);
  });

  it.each([
    ['stand in half of the trials at most', [['a1'], ['a1'], ['a2']], [['a1'], ['a1'], ['a2']]],
    ['are loose in exactly half of them', [['a1'], ['a1'], ['a2'], ['a2']], Array(4).fill(['\n1'])],
    ['have a digit or great length', [['a'], ['b']], [['a'], ['b']]],
    ['have 24 letters', [['a'.repeat(24)], ['b'.repeat(24)]], [['\n1'], ['\n1']]],
    ['have no 23 letters', [['a'.repeat(23)], ['b'.repeat(23)]], [['a'.repeat(23)], ['b'.repeat(23)]]],
    ['are as many in every trial', [['a1', 'b1'], ['a2']], [['a1', 'b1'], ['a2']]],
    ['are as many in every trial that has the object', [['a1'], null, ['a2']], [['\n1'], null, ['\n1']]],
    [
      'are in more than half of the trials that have the object',
      [['a1'], ['a1'], ['a2'], null],
      [['a1'], ['a1'], ['a2'], null],
    ],
    ['are several', [['a1', 'x'], ['x']], [['a1', 'x'], ['x']]],
    ['are in several objects', [['a1'], ['a1']], [['a1'], ['a1']]],
  ] as [string, (string[] | null)[], (string[] | null)[]][])('%s', (_, trials, expected) => {
    expect(keys(trials)).toEqual(expected);
  });
});

describe('member names that contain a rendering of their trial', () => {
  it('are matched by position even without a digit', () => {
    expect(
      keys(
        [
          ['/home/anna', 'x'],
          ['/home/dev', 'x'],
        ],
        ['anna', 'dev'],
      ),
    ).toEqual([
      ['\n1', 'x'],
      ['\n1', 'x'],
    ]);
  });

  it('are keys if all trials have them', () => {
    expect(
      keys(
        [
          ['anna', 'dev', 'y'],
          ['anna', 'dev', 'x'],
        ],
        ['anna', 'dev'],
      ),
    ).toEqual([
      ['anna', 'dev', 'y'],
      ['anna', 'dev', 'x'],
    ]);
  });

  it('are keys if only one name is not in all trials', () => {
    expect(keys([['anna', 'x'], ['x']], ['anna', 'dev'])).toEqual([['anna', 'x'], ['x']]);
  });

  it('are matched by position beside plain names', () => {
    expect(
      keys(
        [
          ['anna', 'x'],
          ['y', 'dev'],
        ],
        ['anna', 'dev'],
      ),
    ).toEqual([
      ['\n1', 'x'],
      ['y', '\n1'],
    ]);
  });
});
