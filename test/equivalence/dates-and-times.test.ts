/** Calendar dates, moments, times of day and durations, each in one notation. */
import { describe, expect, it, vi } from 'vitest';
import { canonicalDates, clockSeconds, durationSeconds, instant } from '../../src/core/equivalence/dates-and-times.ts';

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
    '%s may be in March or April and keeps both readings',
    (text) => {
      expect(canonicalDates(text)).toBe('<2026 03 04>');
    },
  );

  it('of the twelfth of December is written as ambiguous too', () => {
    expect(canonicalDates('12/12/2026')).toBe('<2026 12 12>');
  });

  it('is found each time in a line with several', () => {
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

describe('a moment', () => {
  const at = Date.UTC(2026, 10, 24, 11, 25);
  it.each([
    ['2026-11-24T11:25:00Z', `${at}`],
    ['2026-11-24t11:25z', `${at}`],
    ['2026-11-24 11:25:00.000Z', `${at}`],
    ['2026-11-24T11:25:00.250Z', `${at + 250}`],
    ['2026-11-24T16:55:00+05:30', `${at}`],
    ['2026-11-24T16:55:00+0530', `${at}`],
    ['2026-11-24T06:25-0500', `${at}`],
    ['2026-11-24T11:25:00', `local ${at}`],
    ['2026-11-24 11:25', `local ${at}`],
    ['2028-02-29T00:00Z', `${Date.UTC(2028, 1, 29)}`],
    ['2026-11-23T24:00:00Z', `${Date.UTC(2026, 10, 24)}`],
  ])('%s is %s', (text, milliseconds) => {
    expect(instant(text)).toBe(milliseconds);
  });

  it.each([
    '2026-02-30T11:25:00Z',
    '2026-11-31 11:25',
    '2026-13-24T11:25:00Z',
    '2026-11-24T25:00Z',
    '2026-11-24T11:25:00 CET',
  ])('is not %j', (text) => {
    expect(instant(text)).toBeUndefined();
  });
});

it('a moment without a zone does not depend on the zone of the machine', () => {
  const here = ['2026-11-24T11:25:00', '2026-11-24 11:25Z'].map(instant);
  vi.stubEnv('TZ', 'Asia/Tokyo');
  expect(new Date(0).getHours()).toBe(9);
  expect(['2026-11-24T11:25:00', '2026-11-24 11:25Z'].map(instant)).toEqual(here);
  vi.unstubAllEnvs();
});

describe('a time of day', () => {
  it.each([
    ['00:00', 0],
    ['9:05', 32_700],
    ['09:05:00', 32_700],
    ['09:05:30', 32_730],
    ['23:59:60', 86_400],
    ['24:00', 86_400],
    ['9:05 AM', 32_700],
    ['9:05am', 32_700],
    ['9:05 p.m.', 75_900],
    ['9:05 PM', 75_900],
    ['12:00 AM', 0],
    ['12:30 pm', 45_000],
    ['1:00 am', 3600],
    ['12:59:59 a.m', 3599],
  ])('%s is second %i', (text, second) => {
    expect(clockSeconds(text)).toBe(String(second));
  });

  it.each([
    '',
    '25:00',
    '11:60',
    '11:59:61',
    '0:30 am',
    '13:00 pm',
    '13:00 am',
    '9:5',
    '123:45',
    '9:05 xm',
    'x9:05',
    '9:05x',
    '9:05:3',
  ])('is not %j', (text) => {
    expect(clockSeconds(text)).toBeUndefined();
  });
});

describe('a duration', () => {
  it.each([
    ['PT1S', '0 months 1 s'],
    ['PT90M', '0 months 5400 s'],
    ['PT1.5H', '0 months 5400 s'],
    ['P1D', '0 months 86400 s'],
    ['PT24H', '0 months 86400 s'],
    ['P1W', '0 months 604800 s'],
    ['P7D', '0 months 604800 s'],
    ['P10W', '0 months 6048000 s'],
    ['P10D', '0 months 864000 s'],
    ['P10Y', '120 months 0 s'],
    ['P1Y', '12 months 0 s'],
    ['P12M', '12 months 0 s'],
    ['P1Y2M1W1DT1H1M1.5S', '14 months 694861.5 s'],
  ])('%s is %s', (text, sum) => {
    expect(durationSeconds(text)).toBe(sum);
  });

  it.each(['', 'P', 'PT', '1D', 'P1', 'PT1D', 'P1H', 'P1D2Y', 'xP1D', 'P1Dx', 'P-1D'])('is not %j', (text) => {
    expect(durationSeconds(text)).toBeUndefined();
  });
});
