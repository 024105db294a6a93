/** Names made to be asked about: each leaves out all of a name but one part. */
import { describe, expect, it } from 'vitest';
import {
  around,
  belowSuffix,
  grownOnto,
  asSuffixOf,
  plain,
  type Words,
  wordsFor,
} from '../../src/core/trigger-rules/test-names.ts';

const words: Words = { first: 'alpha', second: 'omega', zone: 'example.org', among: ['delta', 'kappa', 'sigma'] };

describe('a name made from another', () => {
  it.each([
    ['its last label below a word', () => belowSuffix('a.b.se', 1, words), 'alpha.se'],
    ['its last two labels below a word', () => belowSuffix('a.b.se', 2, words), 'alpha.b.se'],
    ['all of it below a word', () => belowSuffix('a.b.se', 3, words), 'alpha.a.b.se'],
    ['itself in front of another', () => asSuffixOf('a.b.se', words), 'a.b.se.alpha.example.org'],
    ['a word grown onto it', () => grownOnto('b.se', words), 'alphab.se'],
    ['a word grown onto its only label, below another', () => grownOnto('se', words), 'omega.alphase'],
    ['nothing but words', () => plain(words), 'alphaomega.example.org'],
    ['a piece between two words', () => around('istra', words), 'alphaistraomega.example.org'],
  ])('is %s', (_, make, made) => {
    expect(make()).toBe(made);
  });

  it.each([
    ['the word in front does not end in the letter cut off there', { before: 'a' }, 'istraomega'],
    ['the word behind does not start with the letter cut off there', { after: 'o' }, 'alphaistradelta'],
    ['either may be replaced', { before: 'x', after: 'o' }, 'alphaistradelta'],
    ['both stay where they put back nothing', { before: 'o', after: 'a' }, 'alphaistraomega'],
  ])('%s', (_, cut, made) => {
    expect(around('istra', words, cut)).toContain(made);
  });

  it('keeps its words where every other puts back the letter as well', () => {
    expect(around('istra', words, { before: 'a' })).toBe('alphaistraomega.example.org');
    const many = { ...words, among: ['kappa', 'moss'] };
    expect(around('istra', many, { before: 'a' })).toBe('mossistraomega.example.org');
    expect(around('istra', { ...words, among: ['otter'] }, { after: 'o' })).toBe('alphaistraomega.example.org');
  });
});

describe('the words for a name', () => {
  const names = ['a', 'b', 'openrouter.ai', 'x.se', 'y.se', '\u{1F600}'];

  it('are two of a list, one behind the other, the same each time', () => {
    for (const name of names) {
      const { first, second, among, zone } = wordsFor(name);
      expect(second).toBe(among[(among.indexOf(first) + 1) % among.length]);
      expect(zone).toBe('example.org');
      expect(wordsFor(name)).toEqual(wordsFor(name));
    }
  });

  it('follow from its letters: seven, and thirty-one times the sum so far, modulo 65,537', () => {
    // 'a': 7 * 31 + 97 = 314, and 314 mod 8 is 2. 'ab': 314 * 31 + 98 = 9,832, and 9,832 mod 8 is 0.
    expect(wordsFor('a')).toMatchObject({ first: 'oakferry', second: 'brindlow' });
    expect(wordsFor('ab')).toMatchObject({ first: 'quillmoor', second: 'tarnwick' });
    // 'abz': 9,832 * 31 + 122 = 304,914; less 4 * 65,537 that is 42,766, and modulo 8 it is 6.
    expect(wordsFor('abz')).toMatchObject({ first: 'wyrdale', second: 'ashcombe' });
    // The empty name: 7, the last of eight, and then the first again.
    expect(wordsFor('')).toMatchObject({ first: 'ashcombe', second: 'quillmoor' });
  });

  it('for confirming are others, below another domain', () => {
    const { among } = wordsFor('a');
    const fresh = wordsFor('a', true);
    // 314 modulo 6 is 2.
    expect(fresh).toMatchObject({ first: 'gorsefell', second: 'lindhurst', zone: 'example.net' });
    expect(fresh.among.filter((word) => among.includes(word))).toEqual([]);
    expect([among.length, fresh.among.length]).toEqual([8, 6]);
  });
});
