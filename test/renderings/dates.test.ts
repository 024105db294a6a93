/** The local date and time in the styles of a language, each under a name of its own. */
import { describe, expect, it } from 'vitest';
import { writtenDates } from '../../src/core/renderings/dates.ts';

const AT = Date.UTC(2026, 10, 24, 11, 25, 40);
const written = (language: string, zone: string) => new Map(writtenDates(language, zone, AT));

describe('the written date and time of a moment', () => {
  it.each([
    ['en-US', 'Asia/Kolkata', 'time', '4:55 PM'],
    ['de-DE', 'Asia/Kolkata', 'time', '16:55'],
    ['de-DE', 'America/New_York', 'time', '06:25'],
    ['pt-BR', 'UTC', 'time', '11:25'],
    ['en-US', 'UTC', 'long', 'November 24, 2026'],
    ['de-DE', 'UTC', 'long-time', '24. November 2026 um 11:25'],
    ['en-US', 'UTC', 'numeric-time', '11/24/2026, 11:25'],
  ])('is, in %s at %s in the style %s, the text expected', (language, zone, style, text) => {
    expect(written(language, zone).get(style)).toBe(text);
  });

  it('has a style of its own for the narrow space before a time of day', () => {
    const styles = [...written('en-US', 'UTC')].filter(([style]) => style.startsWith('time'));
    for (const [style, text] of styles) expect(text.includes('\u202f')).toBe(style.endsWith('-narrow'));
  });

  it('is empty for a zone that the runtime does not know', () => {
    expect(writtenDates('en-US', 'Nowhere/Land', AT)).toEqual([]);
  });

  it('is that of the local day, which can differ from the day in UTC', () => {
    const late = new Map(writtenDates('en-US', 'Asia/Tokyo', Date.UTC(2026, 10, 24, 23, 30)));
    expect([late.get('full'), late.get('time')]).toEqual(['Wednesday, November 25, 2026', '8:30 AM']);
    const early = new Map(writtenDates('en-US', 'America/New_York', Date.UTC(2026, 10, 24, 0, 30)));
    expect([early.get('full'), early.get('time')]).toEqual(['Monday, November 23, 2026', '7:30 PM']);
  });

  it('has every style of the language, up to the minute', () => {
    const all = writtenDates('en-US', 'UTC', Date.UTC(2026, 2, 5, 9, 7, 8));
    expect(Object.fromEntries(all.filter(([style]) => !style.endsWith('-narrow')))).toEqual({
      numeric: '3/5/2026',
      padded: '03/05/2026',
      short: '3/5/26',
      medium: 'Mar 5, 2026',
      long: 'March 5, 2026',
      full: 'Thursday, March 5, 2026',
      'weekday-short': 'Thu, Mar 5, 2026',
      'weekday-numeric': 'Thu, 3/5/2026',
      'weekday-day': 'Thursday, March 5',
      day: 'March 5',
      month: 'March 2026',
      time: '9:07 AM',
      'hour-minute': '9:07 AM',
      'numeric-time': '3/5/2026, 9:07',
      'short-time': '3/5/26, 9:07 AM',
      'medium-time': 'Mar 5, 2026, 9:07 AM',
      'long-time': 'March 5, 2026 at 9:07 AM',
      'full-time': 'Thursday, March 5, 2026 at 9:07 AM',
    });
  });

  it('has each style once, and a narrow one only if the text has a narrow space', () => {
    const all = writtenDates('en-US', 'UTC', AT);
    expect(new Set(all.map(([style]) => style)).size).toBe(all.length);
    expect(all.filter(([, text]) => text.includes('12:00'))).toEqual([]);
    for (const [style, text] of all)
      expect([style, text.includes('\u202f')]).toEqual([style, style.endsWith('-narrow')]);
  });

  it('is empty for a language whose tag is malformed', () => {
    expect(writtenDates('not a tag', 'UTC', AT)).toEqual([]);
  });
});
