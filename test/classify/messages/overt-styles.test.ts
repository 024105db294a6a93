/** What can be read off a place in a style: dates, parts of the clock, and lists of languages. */
import { describe, expect, it } from 'vitest';
import type { SlotContext } from '../../../src/core/model/index.ts';
import { readIn } from '../../builders/evidence/findings.ts';

describe('a date is read', () => {
  const dated = (
    symbols: readonly string[],
    texts: readonly string[],
    contexts: readonly (SlotContext | undefined)[],
  ) => readIn(symbols, texts, { contexts });
  const at = (line: string, position: number): SlotContext => ({ token: '', line, at: position });

  it.each<[string, string[], string[], SlotContext[]]>([
    ['in one style', ['3', '4'], ['clock.day 3', 'clock.day 4'], [at('3', 0), at('4', 0)]],
    [
      'in a style that both trials share',
      ['3', '10'],
      ['clock.day 3 | clock.month 3', 'clock.month 9 | clock.day 10'],
      [at('3', 0), at('10', 0)],
    ],
    [
      'by its separator, inside the date as the locale writes it',
      ['.', '/'],
      ['local-date.short 3.4.26', 'local-date.short 3/4/26'],
      [at('on 3.4.26', 4), at('on 3/4/26', 4)],
    ],
    [
      'by nothing, inside the date',
      ['', ' de'],
      ['local-date.long 3 May', 'local-date.long 3 de May'],
      [at('3 May', 1), at('3 de May', 1)],
    ],
    [
      'at its very ends',
      ['3', 'May'],
      ['local-date.long 3 May', 'local-date.long 3 May'],
      [at('x3 May', 1), at('3 May', 2)],
    ],
    [
      'at its second place in the line',
      ['.', '/'],
      ['local-date.short 3.4', 'local-date.short 3/4'],
      [at('3.4 3.4', 5), at('3/4 3/4', 5)],
    ],
    [
      'anywhere in the line, if the place in it is not known',
      ['.', '/'],
      ['local-date.short 3.4', 'local-date.short 3/4'],
      [
        { token: '', line: 'x 3.4' },
        { token: '', line: 'x 3/4' },
      ],
    ],
    [
      'by a plain name in one trial, in any style in the other',
      ['May', 'June'],
      ['level May', 'clock.month-long June'],
      [at('in May', 3), at('in June', 3)],
    ],
    [
      'in any style first, by a plain name then',
      ['May', 'June'],
      ['clock.month-long May', 'level June'],
      [at('in May', 3), at('in June', 3)],
    ],
  ])('%s', (_, symbols, texts, contexts) => {
    expect(dated(symbols, texts, contexts)).toEqual(['zone']);
  });

  it.each<[string, string[], string[], (SlotContext | undefined)[]]>([
    ['in one style here and in another there', ['3', '4'], ['clock.day 3', 'clock.month 4'], [at('3', 0), at('4', 0)]],
    [
      'where plain names in between hide that',
      ['3', 'May', '4'],
      ['clock.day 3', 'level May', 'clock.month 4'],
      [at('3', 0), at('in May', 3), at('4', 0)],
    ],
    [
      'by a separator behind it',
      ['.', '/'],
      ['local-date.short 3.4', 'local-date.short 3/4'],
      [at('3.4.', 3), at('3/4/', 3)],
    ],
    [
      'by a separator in front of it',
      ['.', '/'],
      ['local-date.short 3.4', 'local-date.short 3/4'],
      [at('.3.4', 0), at('/3/4', 0)],
    ],
    [
      'where nothing is known around it',
      ['.', '/'],
      ['local-date.short 3.4', 'local-date.short 3/4'],
      [undefined, undefined],
    ],
    [
      'by what only overlaps it',
      ['4x', '4y'],
      ['local-date.short 3.4', 'local-date.short 3/4'],
      [at('3.4x', 2), at('3/4y', 2)],
    ],
    [
      'by a separator of a clock that is no date of the locale',
      ['.', '/'],
      ['clock.date 3.4', 'clock.date 3/4'],
      [at('3.4', 1), at('3/4', 1)],
    ],
    [
      'by nothing, where the place in the line is not known',
      ['', '/'],
      ['local-date.short 3.4', 'local-date.short 3/4'],
      [
        { token: '', line: '3.4' },
        { token: '', line: '3/4' },
      ],
    ],
    [
      'where the line does not hold it',
      ['.', '/'],
      ['local-date.short 3.4', 'local-date.short 3/4'],
      [at('x.x', 1), at('x/x', 1)],
    ],
  ])('not %s', (_, symbols, texts, contexts) => {
    expect(dated(symbols, texts, contexts)).toBeUndefined();
  });
});

describe('a list of languages', () => {
  const listed = (lines: string[], texts: string[], symbols = lines) =>
    readIn(symbols, texts, { contexts: lines.map((line) => ({ token: '', line })) });

  it.each<[string, string[], string[]]>([
    ['one tag', ['de', 'fr'], ['tag de', 'tag fr']],
    ['a tag in other case', ['DE-de, x', 'FR-fr, y'], ['tag de-DE', 'tag fr-FR']],
    ['a language', ['x;q=0.9, de;q=0.8', 'y;q=0.9, fr;q=0.7'], ['language de', 'language fr']],
    ['the level', ['x, de', 'y, fr'], ['level de', 'level fr']],
    ['one tag here and a list there', ['de', 'x, fr'], ['tag de', 'tag fr']],
  ])('names the level: %s', (_, lines, texts) => {
    expect(listed(lines, texts, ['#', '+'])).toEqual(['zone']);
  });

  it.each<[string, string[], string[]]>([
    ['of other languages', ['x, y', 'y, x'], ['tag de', 'tag fr']],
    ['that is written in two ways', ['x, de', 'y,fr'], ['tag de', 'tag fr']],
    ['which is none', ['x, de!', 'y, fr!'], ['tag de', 'tag fr']],
    ['for what is no language', ['x, de', 'y, fr'], ['user de', 'user fr']],
    ['for what merely starts with such a name', ['x, de', 'y, fr'], ['tag-name de', 'level-2 fr']],
    ['for what merely ends with such a name', ['x, de', 'y, fr'], ['my-tag de', 'my-level fr']],
  ])('does not: %s', (_, lines, texts) => {
    expect(listed(lines, texts, ['#', '+'])).toBeUndefined();
  });
});
