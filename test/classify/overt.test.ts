/** What can be read off a place in every trial by a name of its own, and off one position of it. */
import { describe, expect, it } from 'vitest';
import { placeholdersByFactor } from '../../src/core/classify/finding.ts';
import { readAtPosition, readOff } from '../../src/core/classify/overt.ts';
import type { RenderedPlace } from '../../src/core/model/index.ts';
import type { SlotContext } from '../../src/core/model/index.ts';
import { findingOf, formsFrom, readIn } from '../builders/evidence/findings.ts';

const placeholder = (factor: string, point: string): RenderedPlace => ({
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
    expect(readIn(symbols, texts, contexts === undefined ? {} : { contexts })).toEqual(['zone']);
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
    expect(readIn(symbols, texts, contexts === undefined ? {} : { contexts })).toBeUndefined();
  });

  it('where a placeholder of the factor stands for it', () => {
    const rendered = [
      placeholder('zone', '\u{100000}'),
      placeholder('user', '\u{100001}'),
      placeholder('zone', '\u{100002}'),
    ];
    expect(readIn(['in \u{100000}', '\u{100002}'], ['', ''], { rendered })).toEqual(['zone']);
    expect(readIn(['in \u{100000}', '\u{100001}'], ['', 'level x'], { rendered })).toBeUndefined();
    expect(
      Object.fromEntries(
        [...placeholdersByFactor({ alignment: { rendered } as never })].map(([name, points]) => [name, [...points]]),
      ),
    ).toEqual({
      zone: ['\u{100000}', '\u{100002}'],
      user: ['\u{100001}'],
    });
  });

  it('although a trial whose level has no rendering shows nothing of it', () => {
    expect(readIn(['UTC', ''], ['level UTC', ''])).toEqual(['zone']);
    expect(readIn(['UTC', 'x'], ['level UTC', ''])).toEqual(['zone']);
  });

  it('whatever trials show in which it could not be read', () => {
    expect(readIn(['UTC', null], ['level UTC', 'level EST'])).toEqual(['zone']);
  });
});

describe('several factors of one place', () => {
  const two = (symbols: string[], zone: string[], user: string[]) =>
    readOff(
      findingOf({
        symbols,
        lines: ['a x', 'b y'],
        all: ['zone', 'user'],
        forms: symbols.map((_, row) => [
          ...formsFrom(`level ${zone[row] ?? ''}`),
          ...formsFrom(`level ${user[row] ?? ''}`, 'user'),
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

describe('a feature of one position', () => {
  const position = (at: number | undefined, texts: readonly string[], values = ['22T10:15', '23T11:15']) =>
    readAtPosition(
      findingOf({
        symbols: values,
        feature: { name: 'character', symbols: ['x', 'y'], ...(at === undefined ? {} : { at }) },
        forms: texts.map((text) => formsFrom(text)),
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
      forms: ['22', '23'].map((day) => formsFrom(`clock.day ${day}`)),
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
