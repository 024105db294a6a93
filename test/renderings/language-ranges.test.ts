/** Accept-Language as RFC 9110 (section 12.5.4) has it: which languages, and how the list is written. */
import { describe, expect, it } from 'vitest';
import { languageRanges } from '../../src/core/renderings/language-ranges.ts';

const styleOf = (text: string) => languageRanges(text)?.style;

describe('the languages of the list', () => {
  it.each([
    ['de', ['de']],
    ['*', ['*']],
    ['de-DE', ['de-de']],
    ['zh-Hant-TW', ['zh-hant-tw']],
    ['abcdefgh-abcdefgh', ['abcdefgh-abcdefgh']],
    ['es-419, ES;q=0.9,*;q=0.5', ['es-419', 'es', '*']],
    ['fi ; q=1.000 ,\tsv;q=0', ['fi', 'sv']],
    ['fi;q=1', ['fi']],
    ['fi;q=0.', ['fi']],
    ['fi;Q=0.5', ['fi']],
  ])('%s are %j, in the order of the list', (text, tags) => {
    expect(languageRanges(text)?.tags).toEqual(tags);
  });

  it.each([
    '',
    'de,',
    ',de',
    'de fr',
    'de_DE',
    'abcdefghi',
    'de-abcdefghi',
    'd3',
    '419',
    '**',
    'de-',
    'de;q=2',
    'de;q=0.1234',
    'de;q',
    'de;q=',
    'de;q=.5',
    'de; q = 1',
    'de;x=1',
    '1',
    'de, a!',
  ])('are undefined for %j, which is no such list', (text) => {
    expect(languageRanges(text)).toBeUndefined();
  });
});

describe('the style of a list', () => {
  it('does not depend on its languages, their number, or the value of a weight', () => {
    expect(styleOf('fi, sv;q=0.8')).toBe(styleOf('de-DE, de;q=0.9, en;q=0.7'));
  });

  it.each([
    ['white space behind a comma', 'fi, sv', 'fi,sv'],
    ['white space before a comma', 'fi, sv', 'fi , sv'],
    ['white space before or behind a range', 'fi, sv', 'fi,sv '],
    ['white space in front', 'fi, sv', ' fi, sv'],
    ['white space before a weight', 'fi, sv;q=0.8', 'fi, sv; q=0.8'],
    ['a tab for a space', 'fi;q=0.8', 'fi;q=0.8\t'],
    ['digits of a weight', 'fi;q=0.8', 'fi;q=0.80'],
    ['a point with no digit', 'fi;q=0', 'fi;q=0.'],
    ['a point with a digit', 'fi;q=1', 'fi;q=1.0'],
    ['weights or none', 'fi, sv', 'fi, sv;q=0.8'],
  ])('differs by %s', (_, one, other) => {
    expect(languageRanges(one)?.tags).toEqual(languageRanges(other)?.tags);
    expect(styleOf(one)).not.toBe(styleOf(other));
  });

  it('does not depend on the element that has a weight or a space', () => {
    expect(styleOf('a, b,c')).toBe(styleOf('a,b, c'));
    expect(styleOf('a, b;q=0.25, c;q=0.5')).toBe(styleOf('a, b;q=0.5, c;q=0.25'));
    expect(styleOf('a, b;q=0.5')).toBe(styleOf('a;q=0.5, b;q=0.5'));
    expect(styleOf('a, b;q=0.5, c;q=0.5')).toBe(styleOf('a, b;q=0.5'));
  });
});
