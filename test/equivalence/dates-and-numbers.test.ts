/** Numbers and calendar dates in one notation. */
import { describe, expect, it } from 'vitest';
import { canonicalDates, canonicalNumber } from '../../src/core/equivalence/dates-and-numbers.ts';

describe('a number', () => {
  it.each([
    ['7', '7'],
    ['007', '7'],
    ['+5', '5'],
    ['-5', '-5'],
    ['5.', '5'],
    ['5.50', '5.5'],
    ['.5', '0.5'],
    ['-.25', '-0.25'],
    ['1e3', '1000'],
    ['1E+3', '1000'],
    ['25e-1', '2.5'],
    ['1e10', '10000000000'],
    ['1,000', '1000'],
    ['12,345,678', '12345678'],
    ['-1,000.50', '-1000.5'],
    ['+123,456', '123456'],
  ])('%s is %s', (text, number) => {
    expect(canonicalNumber(text)).toBe(number);
  });

  it.each([
    '',
    '.',
    'e3',
    '1e',
    '1e+',
    '1,00',
    '1234,567',
    '1,0000',
    ',100',
    '1,000.',
    '1,000e3',
    '1.2.3',
    'x1',
    '1x',
    '1,000x',
    'x1,000',
    '5 5',
    '--5',
  ])('is not %j', (text) => {
    expect(canonicalNumber(text)).toBeUndefined();
  });
});

describe('a date', () => {
  it.each([
    '2026-11-24',
    '2026/11/24',
    '2026.11.24',
    '2026 - 11 - 24',
    '2026\u201011\u201024',
    '2026\u201211\u201324',
    '2026\u201511\u221224',
    '2026\u204411\u221524',
    '2026年11月24日',
    '24.11.2026',
    '24/11/2026',
    '24 . 11 . 2026',
    '11/24/2026',
    '24 November 2026',
    '24-Nov-2026',
    '24th nov. 2026',
    '24 Nov, 2026',
    'November 24, 2026',
    'Nov 24 2026',
    'NOV. 24th, 2026',
  ])('%s is the same day in one notation', (text) => {
    expect(canonicalDates(`on ${text}!`)).toBe('on <2026-11-24>!');
  });

  it.each([
    ['2026-1-2', '<2026-01-02>'],
    ['1.13.2026', '<2026-01-13>'],
    ['13.1.2026', '<2026-01-13>'],
    ['31.12.2026', '<2026-12-31>'],
    ['12.31.2026', '<2026-12-31>'],
    ['1st Mar 2026', '<2026-03-01>'],
    ['2nd Mar 2026', '<2026-03-02>'],
    ['3rd Mar 2026', '<2026-03-03>'],
    ['Mar 1st, 2026', '<2026-03-01>'],
    ['Mar 2nd, 2026', '<2026-03-02>'],
    ['Mar 3rd, 2026', '<2026-03-03>'],
  ])('%s is %s', (text, date) => {
    expect(canonicalDates(text)).toBe(date);
  });

  it.each(
    ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].map(
      (name, at) => [name, at + 1] as const,
    ),
  )('in %s is in month %i, before and behind the day', (name, month) => {
    const date = `<2026-${String(month).padStart(2, '0')}-05>`;
    expect(canonicalDates(`5 ${name} 2026`)).toBe(date);
    expect(canonicalDates(`${name} 5, 2026`)).toBe(date);
  });

  it.each(['03/04/2026', '04/03/2026', '3.4.2026', '4-3-2026'])(
    '%s may be of March or of April: both readings stand',
    (text) => {
      expect(canonicalDates(text)).toBe('<2026 03 04>');
    },
  );

  it('of twelve and twelve needs no choice, and says so', () => {
    expect(canonicalDates('12/12/2026')).toBe('<2026 12 12>');
  });

  it('is found however many a line holds', () => {
    expect(canonicalDates('2026-11-24 to 2026/11/25, 24.12.2026 or 25.12.2026')).toBe(
      '<2026-11-24> to <2026-11-25>, <2026-12-24> or <2026-12-25>',
    );
    expect(canonicalDates('1 May 2026, 2 May 2026; May 3, 2026, May 4, 2026')).toBe(
      '<2026-05-01>, <2026-05-02>; <2026-05-03>, <2026-05-04>',
    );
  });

  it.each([
    '',
    'no date',
    '2026-11',
    '11/24/26',
    '2026_11_24',
    'Nov 2026',
    'dismay 5, 2026',
    '24  Nov 2026',
    'Nov5, 2026',
    '26-11-24',
  ])('is none in %j', (text) => {
    expect(canonicalDates(text)).toBe(text);
  });
});
