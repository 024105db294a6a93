/** The local date and time in the styles of a language, each under a name of its own. */
import { describe, expect, it } from 'vitest';
import { writtenDates } from '../../src/core/analysis/date-forms.ts';

const AT = Date.UTC(2026, 10, 24, 11, 25, 40);
const written = (language: string, zone: string) => new Map(writtenDates(language, zone, AT));

describe('what is written at one moment', () => {
  it.each([
    ['en-US', 'Asia/Kolkata', 'time', '4:55 PM'],
    ['de-DE', 'Asia/Kolkata', 'time', '16:55'],
    ['de-DE', 'America/New_York', 'time', '06:25'],
    ['pt-BR', 'UTC', 'time', '11:25'],
    ['en-US', 'UTC', 'long', 'November 24, 2026'],
    ['de-DE', 'UTC', 'long-time', '24. November 2026 um 11:25'],
    ['en-US', 'UTC', 'numeric-time', '11/24/2026, 11:25'],
  ])('in %s at %s: %s', (language, zone, style, text) => {
    expect(written(language, zone).get(style)).toBe(text);
  });

  it('keeps the narrow space of a time of day apart from a plain one', () => {
    const styles = [...written('en-US', 'UTC')].filter(([style]) => style.startsWith('time'));
    for (const [style, text] of styles) expect(text.includes('\u202f')).toBe(style.endsWith('-narrow'));
  });

  it('is nothing in a zone that the runtime does not know', () => {
    expect(writtenDates('en-US', 'Nowhere/Land', AT)).toEqual([]);
  });
});
