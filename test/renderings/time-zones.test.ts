/** How a zone shows at a moment: its offset in each notation, its names, and the parts of its clock. */
import { describe, expect, it } from 'vitest';
import {
  clockTokens,
  formatterOf,
  localMinute,
  offsetNotations,
  offsetMinutes,
  shortOffsetNotations,
  zoneNames,
} from '../../src/core/renderings/time-zones.ts';

const AT = Date.UTC(2026, 10, 24, 11, 25, 40, 500);

describe('the local clock', () => {
  it.each([
    ['UTC', AT, Date.UTC(2026, 10, 24, 11, 25)],
    ['Asia/Kolkata', AT, Date.UTC(2026, 10, 24, 16, 55)],
    ['America/New_York', Date.UTC(2027, 0, 1, 4, 59, 59), Date.UTC(2026, 11, 31, 23, 59)],
    ['Pacific/Auckland', Date.UTC(2026, 11, 31, 11, 0), Date.UTC(2027, 0, 1, 0, 0)],
    ['UTC', Date.UTC(2026, 0, 9, 0, 0, 1), Date.UTC(2026, 0, 9)],
  ])('in %s at %d is cut to the minute', (zone, at, local) => {
    expect(localMinute(zone, at)).toBe(local);
  });

  it('follows summer time', () => {
    expect(offsetMinutes('America/New_York', Date.UTC(2026, 6, 1))).toBe(-240);
    expect(offsetMinutes('America/New_York', AT)).toBe(-300);
  });

  it('is undefined for an unknown zone, and every notation is empty', () => {
    expect(localMinute('Nowhere/Land', AT)).toBeUndefined();
    expect(offsetMinutes('Nowhere/Land', AT)).toBeUndefined();
    expect(offsetNotations('Nowhere/Land', AT)).toEqual([]);
    expect(shortOffsetNotations('Nowhere/Land', AT)).toEqual([]);
    expect(zoneNames('Nowhere/Land', AT)).toEqual([]);
    expect(clockTokens('Nowhere/Land', AT)).toEqual([]);
  });
});

describe('an offset', () => {
  it.each([
    ['UTC', '+00:00 +0000 GMT+0 GMT+0000 GMT+00:00 UTC+0 UTC+0000 UTC+00:00'],
    ['Asia/Shanghai', '+08:00 +0800 GMT+8 GMT+0800 GMT+08:00 UTC+8 UTC+0800 UTC+08:00'],
    ['Pacific/Tongatapu', '+13:00 +1300 GMT+13 GMT+1300 GMT+13:00 UTC+13 UTC+1300 UTC+13:00'],
    ['America/St_Johns', '-03:30 -0330 GMT-3:30 GMT-0330 GMT-03:30 UTC-3:30 UTC-0330 UTC-03:30'],
  ])('of %s has the usual notations', (zone, forms) => {
    expect(offsetNotations(zone, AT)).toEqual(forms.split(' '));
  });

  it.each([
    ['UTC', '0'],
    ['Asia/Kolkata', '330 -330 19800 5.5'],
    ['America/St_Johns', '-210 210 -12600 12600 -3.5 3.5'],
  ])('of %s has short notations in minutes of either sign, seconds and hours, each once', (zone, forms) => {
    expect(shortOffsetNotations(zone, AT)).toEqual(forms.split(' '));
  });
});

describe('names of a zone', () => {
  it('are long and short, for the moment and for the whole year', () => {
    expect(zoneNames('America/New_York', AT)).toEqual(['Eastern Standard Time', 'EST', 'Eastern Time', 'ET']);
  });

  it('change within a day on which the offset changes', () => {
    const [before, after] = [Date.UTC(2026, 2, 29, 0, 30), Date.UTC(2026, 2, 29, 1, 30)];
    expect(zoneNames('Europe/Berlin', before)[0]).toBe('Central European Standard Time');
    expect(zoneNames('Europe/Berlin', after)[0]).toBe('Central European Summer Time');
  });

  it('can differ on another day with the same offset', () => {
    expect(zoneNames('Europe/Moscow', Date.UTC(2010, 6, 1))[0]).toBe('Moscow Summer Time');
    expect(zoneNames('Europe/Moscow', Date.UTC(2012, 6, 1))[0]).toBe('Moscow Standard Time');
  });
});

describe('parts of the clock', () => {
  const partsAt = (hour: number, minute: number) =>
    Object.fromEntries(clockTokens('UTC', Date.UTC(2026, 10, 4, hour, minute)));

  it('each have a name', () => {
    expect(partsAt(16, 5)).toEqual({
      year: '2026',
      'year-short': '26',
      'hour-12': '4',
      'day-period': 'PM',
      'month-padded': '11',
      month: '11',
      'day-padded': '04',
      day: '4',
      'hour-padded': '16',
      hour: '16',
      'minute-padded': '05',
      minute: '5',
      date: '20261104',
      'date-short': '261104',
      'year-month': '202611',
      'month-day': '1104',
      time: '1605',
      'weekday-long': 'Wednesday',
      'weekday-short': 'Wed',
      'month-long': 'November',
      'month-short': 'Nov',
    });
  });

  it.each([
    [0, '12', 'AM'],
    [11, '11', 'AM'],
    [12, '12', 'PM'],
    [13, '1', 'PM'],
    [23, '11', 'PM'],
  ])('at %i hours say %s %s', (hour, twelve, period) => {
    expect(partsAt(hour, 0)).toMatchObject({ 'hour-12': twelve, 'day-period': period });
  });

  it('are in the zone', () => {
    expect(Object.fromEntries(clockTokens('Asia/Tokyo', Date.UTC(2026, 11, 31, 20)))).toMatchObject({
      date: '20270101',
      time: '0500',
      'weekday-short': 'Fri',
      'month-long': 'January',
    });
  });
});

describe('a formatter', () => {
  it('is undefined for an unknown language or zone', () => {
    expect(formatterOf('no tag!', {})).toBeUndefined();
    expect(formatterOf('en-US', { timeZone: 'Nowhere/Land' })).toBeUndefined();
  });

  it('is made once for each language and options', () => {
    const [one, again, other] = [{ month: 'long' }, { month: 'long' }, { month: 'short' }] as const;
    expect(formatterOf('en-US', one)).toBe(formatterOf('en-US', again));
    expect(formatterOf('en-US', one)?.format(AT)).toBe('November');
    expect(formatterOf('en-US', other)?.format(AT)).toBe('Nov');
    expect(formatterOf('de', one)?.format(Date.UTC(2026, 2, 5))).toBe('März');
  });

  it('throws if it cannot be made for another reason', () => {
    expect(() => formatterOf('en-US', null as unknown as Intl.DateTimeFormatOptions)).toThrow(TypeError);
  });
});
