/** Skeletons against entries of the Unicode table (UTS #39, confusables.txt). */
import { describe, expect, it } from 'vitest';
import { lookAlikes, skeleton } from '../../src/core/equivalence/skeleton.ts';

describe('a skeleton', () => {
  it.each([
    ['\u0430', 'a', 'a Cyrillic letter'],
    ['p\u0430ypal', 'paypal', 'one inside a word'],
    ['1', 'l', 'a digit'],
    ['I', 'l', 'a capital'],
    ['0', 'O', 'zero'],
    ['m', 'rn', 'one letter that looks like two'],
    ['rn', 'rn', 'the two'],
    ['\u2019', "'", 'a quotation mark'],
    ['a\u200bb', 'ab', 'what is between letters and shows nothing'],
    ['a\u{E0061}\ufe0f', 'a', 'tags and selectors'],
    ['\u00e9', 'e\u0301', 'an accent, set apart'],
    ['\u0435\u0301', 'e\u0301', 'an accent on a letter that is replaced'],
    ['\u4e2d', '\u4e2d', 'a letter with no entry'],
    ['', '', 'nothing'],
  ])('of %j is %j: %s', (text, prototype) => {
    expect(skeleton(text)).toBe(prototype);
  });
});

describe('the look-alikes of a code point', () => {
  it('are all others with its skeleton', () => {
    expect(lookAlikes('a')).toEqual(expect.arrayContaining(['\u0430', '\u03b1', '\uff41', '\u{1D41A}']));
    expect(lookAlikes('a')).not.toContain('a');
    expect(lookAlikes('\u0430')).toEqual(expect.arrayContaining(['a', '\u03b1']));
    expect(lookAlikes('\u0430')).not.toContain('\u0430');
  });

  it('are single code points', () => {
    expect(lookAlikes('\u217f')).toContain('m');
    expect(lookAlikes('m')).toContain('\u217f');
    expect(lookAlikes('m')).not.toContain('rn');
  });

  it('are none without an entry in the table', () => {
    expect(lookAlikes('\u4e2d')).toEqual([]);
  });
});
