/** What can be read off a place in every trial, and what cannot. */
import { describe, expect, it } from 'vitest';
import { placeholdersByFactor, readAtPosition, readOff } from '../../src/core/analysis/overt.ts';
import type { Rendering, SlotContext } from '../../src/core/model/index.ts';
import { findingOf, type Found } from '../builders/findings.ts';

/** `level Berlin` for the factor zone; several by ` | `. */
const forms = (text: string, factor = 'zone'): Rendering[] =>
  text.split(' | ').map((form) => {
    const [what = '', ...rest] = form.split(' ');
    return { factor, what, text: rest.join(' ') };
  });
const read = (symbols: Found['symbols'], texts: readonly string[], more: Partial<Found> = {}) =>
  readOff(findingOf({ symbols, forms: texts.map((text) => (text === '' ? [] : forms(text))), ...more }));
const placeholder = (factor: string, point: string) => ({
  sink: 'http',
  message: '',
  carrier: '',
  address: '',
  factor,
  what: 'level',
  placeholder: point,
  before: '',
  after: '',
  texts: new Map<string, string>(),
});

describe('a level is read', () => {
  it.each<[string, string[], string[], (SlotContext | undefined)[] | undefined]>([
    ['where the symbol is its name', ['UTC', 'EST'], ['level UTC', 'level EST'], undefined],
    [
      'where the symbol holds a name of four characters',
      ['in Peru now', 'in Chad now'],
      ['level Peru', 'level Chad'],
      undefined,
    ],
    [
      'where the word around the symbol is its name, in whatever case',
      ['e', 'i'],
      ['level PEST', 'level pist'],
      [
        { token: 'Pest', line: '' },
        { token: 'PIST', line: '' },
      ],
    ],
    [
      'where a word of three around it is its name',
      ['e', 'i'],
      ['level est', 'level ist'],
      [
        { token: 'est', line: '' },
        { token: 'ist', line: '' },
      ],
    ],
    [
      'where the word around it holds a name of four',
      ['e', 'i'],
      ['level pest', 'level pist'],
      [
        { token: 'xpestx', line: '' },
        { token: 'xpistx', line: '' },
      ],
    ],
    [
      'where nothing is there, inside a word that is its name',
      ['', 'i'],
      ['level pest', 'level pist'],
      [
        { token: 'pest', line: '' },
        { token: 'pist', line: '' },
      ],
    ],
  ])('%s', (_, symbols, texts, contexts) => {
    expect(read(symbols, texts, contexts === undefined ? {} : { contexts })).toEqual(['zone']);
  });

  it.each<[string, (string | null)[], string[], (SlotContext | undefined)[] | undefined]>([
    ['in one trial only', ['UTC', 'x'], ['level UTC', 'level EST'], undefined],
    ['where the symbol holds a name of three', ['x UTC', 'x EST'], ['level UTC', 'level EST'], undefined],
    [
      'where the word around it holds a name of three',
      ['e', 'i'],
      ['level est', 'level ist'],
      [
        { token: 'xest', line: '' },
        { token: 'xist', line: '' },
      ],
    ],
    [
      'where the symbol is more than letters and digits',
      ['-', '+'],
      ['level pest', 'level pist'],
      [
        { token: 'pest', line: '' },
        { token: 'pist', line: '' },
      ],
    ],
    [
      'where it only starts with a letter',
      ['e-', 'i-'],
      ['level pest', 'level pist'],
      [
        { token: 'pest', line: '' },
        { token: 'pist', line: '' },
      ],
    ],
    [
      'where it only ends with a letter',
      ['-e', '-i'],
      ['level pest', 'level pist'],
      [
        { token: 'pest', line: '' },
        { token: 'pist', line: '' },
      ],
    ],
    ['where there is no word around it', ['', ''], ['level pest', 'level pist'], [undefined, { token: '', line: '' }]],
    ['where there is no form', ['a', 'b'], ['', ''], undefined],
  ])('not %s', (_, symbols, texts, contexts) => {
    expect(read(symbols, texts, contexts === undefined ? {} : { contexts })).toBeUndefined();
  });

  it('where a placeholder of the factor stands for it', () => {
    const rendered = [
      placeholder('zone', '\u{100000}'),
      placeholder('user', '\u{100001}'),
      placeholder('zone', '\u{100002}'),
    ];
    expect(read(['in \u{100000}', '\u{100002}'], ['', ''], { rendered })).toEqual(['zone']);
    expect(read(['in \u{100000}', '\u{100001}'], ['', 'level x'], { rendered })).toBeUndefined();
    expect(
      Object.fromEntries(
        [...placeholdersByFactor({ alignment: { rendered } as never })].map(([name, points]) => [name, [...points]]),
      ),
    ).toEqual({
      zone: ['\u{100000}', '\u{100002}'],
      user: ['\u{100001}'],
    });
  });

  it('though a trial whose level has no form says nothing of it', () => {
    expect(read(['UTC', ''], ['level UTC', ''])).toEqual(['zone']);
    expect(read(['UTC', 'x'], ['level UTC', ''])).toEqual(['zone']);
  });

  it('whatever trials show in which it could not be read', () => {
    expect(read(['UTC', null], ['level UTC', 'level EST'])).toEqual(['zone']);
  });
});

describe('several factors', () => {
  const two = (symbols: string[], zone: string[], user: string[]) =>
    readOff(
      findingOf({
        symbols,
        lines: ['a x', 'b y'],
        all: ['zone', 'user'],
        forms: symbols.map((_, row) => [
          ...forms(`level ${zone[row] ?? ''}`),
          ...forms(`level ${user[row] ?? ''}`, 'user'),
        ]),
      }),
    );

  it('are read if each is somewhere, and each trial shows one of them; named in order', () => {
    expect(two(['Peru jo-el', 'Chad al-an'], ['Peru', 'Chad'], ['jo-el', 'al-an'])).toEqual(['user', 'zone']);
    expect(two(['Peru', 'al-an'], ['Peru', 'Chad'], ['jo-el', 'al-an'])).toEqual(['user', 'zone']);
  });

  it('are not if one never is', () => {
    expect(two(['Peru', 'Chad'], ['Peru', 'Chad'], ['jo-el', 'al-an'])).toBeUndefined();
  });
});

describe('a date is read', () => {
  const dated = (
    symbols: readonly string[],
    texts: readonly string[],
    contexts: readonly (SlotContext | undefined)[],
  ) => read(symbols, texts, { contexts });
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
    read(symbols, texts, { contexts: lines.map((line) => ({ token: '', line })) });

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

describe('a feature of one position', () => {
  const position = (at: number | undefined, texts: readonly string[], values = ['22T10:15', '23T11:15']) =>
    readAtPosition(
      findingOf({
        symbols: values,
        feature: { name: 'character', symbols: ['x', 'y'], ...(at === undefined ? {} : { at }) },
        forms: texts.map((text) => forms(text)),
      }),
    );

  it.each<[string, number, string[]]>([
    ['the first run', 0, ['clock.day 22', 'clock.day 23']],
    ['to its end', 1, ['clock.day 22', 'clock.day 23']],
    ['letters', 2, ['x T', 'x T']],
    ['digits behind them', 3, ['clock.hour 10', 'clock.hour 11']],
    ['to the last', 7, ['x 15', 'x 15']],
  ])('is read off the run that holds it: %s', (_, at, texts) => {
    expect(position(at, texts)).toEqual(['zone']);
  });

  it.each<[string, number | undefined, string[]]>([
    ['the run beside it', 2, ['clock.day 22', 'clock.day 23']],
    ['a part of the run', 0, ['x 2', 'x 2']],
    ['one trial only', 0, ['clock.day 22', 'clock.day 24']],
    ['a mark between runs', 5, ['x :', 'x :']],
    ['nothing', 5, ['x ', 'x ']],
    ['nothing, beyond the end', 8, ['x ', 'x ']],
    ['beyond the end', 8, ['x 15', 'x 15']],
    ['a feature of the whole value', undefined, ['clock.day 22', 'clock.day 23']],
  ])('is not read off %s', (_, at, texts) => {
    expect(position(at, texts)).toBeUndefined();
  });

  it('may be read by any of its forms, and by any of the factors', () => {
    expect(position(0, ['x 7 | clock.day 22', 'clock.day 23 | x 7'])).toEqual(['zone']);
    const finding = findingOf({
      symbols: ['22T10', '23T11'],
      all: ['zone', 'user'],
      lines: ['east jo', 'west al'],
      feature: { name: 'character', symbols: ['x', 'y'], at: 0 },
      forms: ['22', '23'].map((day) => forms(`clock.day ${day}`)),
    });
    expect(readAtPosition(finding)).toEqual(['user', 'zone']);
  });

  it('holds a run of letters whole', () => {
    expect(position(3, ['month Nov', 'month Dec'], ['22Nov26', '23Dec26'])).toEqual(['zone']);
    expect(position(3, ['month o', 'month e'], ['22Nov26', '23Dec26'])).toBeUndefined();
  });

  it('counts code points', () => {
    expect(position(2, ['x 7', 'x 8'], ['\u{1D7D8}:7', '\u{1D7D8}:8'])).toEqual(['zone']);
  });
});
