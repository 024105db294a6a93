/** Which pair of trials shows a difference that hides. */
import { describe, expect, it } from 'vitest';
import { gluedPair, hiddenPair } from '../../src/core/classify/hidden-pairs.ts';
import type { RenderedPlace } from '../../src/core/model/index.ts';
import { findingOf, symbolsOf, type Seen } from '../builders/evidence/findings-by-trial.ts';

const MARK = '\u{100000}';
const USER_MARK = '\u{100001}';
const rendered = (factor: string, placeholder: string): RenderedPlace => ({
  sink: 'http',
  message: 'POST /v1 #1',
  carrier: 'text.code-point',
  address: 'body.text',
  factor,
  what: 'level',
  placeholder,
  before: '',
  after: '',
  texts: new Map(),
});

describe('a hidden pair', () => {
  it('is the first of which the difference changes no meaning, wherever it stands', () => {
    const hidden = hiddenPair(findingOf(symbolsOf('hue', 'colour', 'shade', 'colour ')));
    expect(hidden).toEqual({
      disguise: 'invisible',
      because: 'lies only in white space or in characters that show nothing',
    });
  });

  it('is looked for in order: of two the one of the earlier trials', () => {
    expect(hiddenPair(findingOf(symbolsOf('a', 'A', 'a ')))?.disguise).toBe('same-meaning');
    expect(hiddenPair(findingOf(symbolsOf('a', 'a ', 'A')))?.disguise).toBe('invisible');
  });

  it('is none where each symbol means something else, or there is only one', () => {
    expect(hiddenPair(findingOf(symbolsOf('hue', 'colour', 'shade')))).toBeUndefined();
    expect(hiddenPair(findingOf(symbolsOf('hue', null, 'hue')))).toBeUndefined();
  });

  it('is judged between the common text around the slot', () => {
    const between = (before: string, after: string) =>
      hiddenPair(findingOf(symbolsOf('', ' '), { slot: { before, after } }))?.disguise;
    expect(between('there', 'fore')).toBeUndefined();
    expect(between('there.', 'fore')).toBe('invisible');
    expect(between('there', '. Fore')).toBe('invisible');
  });
});

describe('a hidden pair is judged by the lines of its trials', () => {
  const dated = (symbol: string, at?: number): Seen => ({
    symbol,
    context: { token: symbol, line: `on ${symbol}`, ...(at === undefined ? {} : { at }) },
  });

  it('where they are known', () => {
    const rows = [dated('2026-11-22', 3), dated('22 Nov 2026', 3)];
    expect(hiddenPair(findingOf(rows))?.because).toBe('lies in how a date is written, not in which date');
  });

  it('though it is not known where in them the symbols stand', () => {
    const rows = [dated('2026-11-22', 3), dated('22 Nov 2026')];
    expect(hiddenPair(findingOf(rows))?.because).toBe('lies in how a date is written, not in which date');
  });

  it('at the offsets of the symbols', () => {
    const path = (symbol: string, at?: number): Seen => ({
      symbol,
      context: { token: symbol, line: `in /a/${symbol} or ${symbol}`, ...(at === undefined ? {} : { at }) },
    });
    // In a path the case of letters counts; elsewhere it does not.
    expect(hiddenPair(findingOf([path('b', 6), path('B', 6)]))).toBeUndefined();
    expect(hiddenPair(findingOf([path('b', 11), path('B', 11)]))?.disguise).toBe('same-meaning');
    expect(hiddenPair(findingOf([path('b'), path('B')]))?.disguise).toBe('same-meaning');
    // Where one offset is not known the common text around the slot shows whether it is in a path.
    const slot = { before: 'in /a/' };
    expect(hiddenPair(findingOf([path('b', 11), path('B')], { slot }))).toBeUndefined();
    expect(hiddenPair(findingOf([path('b'), path('B', 11)], { slot }))).toBeUndefined();
    expect(hiddenPair(findingOf([path('b', 11), path('B', 11)], { slot }))?.disguise).toBe('same-meaning');
  });

  it('of both trials, or of none', () => {
    const finding = findingOf([dated('2026-11-22', 3), dated('22 Nov 2026', 3)]);
    for (const unknown of ['001', '002']) {
      const context: typeof finding.alignment.context = (slot, trial) =>
        trial === unknown ? undefined : finding.alignment.context(slot, trial);
      expect(hiddenPair({ ...finding, alignment: { ...finding.alignment, context } })).toBeUndefined();
    }
  });
});

describe('a pair glued to what can be read', () => {
  const glued = (...symbols: string[]) =>
    gluedPair(findingOf(symbolsOf(...symbols), { rendered: [rendered('zone', MARK), rendered('user', USER_MARK)] }))
      ?.disguise;

  it('is one of symbols that hold placeholders, of whichever factor', () => {
    expect(glued(`${MARK}.`, 'x', `${MARK},`)).toBe('same-meaning');
    expect(glued(`a ${USER_MARK}`, `a  ${USER_MARK}`)).toBe('invisible');
  });

  it('is none where one of the two holds none', () => {
    expect(glued('x', 'x ', MARK)).toBeUndefined();
    expect(glued(MARK, `${MARK}x`)).toBeUndefined();
  });

  it('is none where nothing was replaced', () => {
    expect(gluedPair(findingOf(symbolsOf(MARK, `${MARK} `)))).toBeUndefined();
  });
});
