/** Moments, times of day and durations, each in one spelling. */
import { describe, expect, it, vi } from 'vitest';
import { clockSeconds, durationSeconds, instant } from '../../src/core/equivalence/times.ts';

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

it('a moment without a zone does not depend on that of the machine', () => {
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
