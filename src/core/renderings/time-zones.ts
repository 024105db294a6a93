/**
 * Notations of a time zone (IANA tz database, through ECMA-402) at a moment: its offset, its names,
 * and the fields of its local clock. A moment is milliseconds since the epoch.
 */

import { memoize } from '../stdx/memo.ts';

const MINUTE = 60_000;

/** Minutes east of UTC; undefined if the runtime does not know the zone. */
export function offsetMinutes(zone: string, at: number): number | undefined {
  const local = localMinute(zone, at);
  return local === undefined ? undefined : (local - minuteOf(at)) / MINUTE;
}

/** The moment, cut to the minute. */
const minuteOf = (at: number): number => Math.floor(at / MINUTE) * MINUTE;

/**
 * The local clock, cut to the minute, as the moment at which a clock in UTC shows the same.
 * Undefined if the runtime does not know the zone. Memoized: formatting is slow and moments recur.
 */
export const localMinute = (zone: string, at: number): number | undefined => localAt(zone, minuteOf(at));

const localAt = memoize((zone: string, minute: number): number | undefined => {
  const two = '2-digit';
  const parts = formatterOf('en-US', {
    timeZone: zone,
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    hourCycle: 'h23',
  })?.formatToParts(minute);
  if (parts === undefined) return undefined;
  const part = (name: string): number => Number(parts.find(({ type }) => type === name)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour') % 24, part('minute'));
});

/**
 * Offsets long enough to be recognised anywhere: +08:00 (RFC 3339, section 5.6), +0800 (RFC 5322,
 * section 3.3), GMT+8 and UTC+8 (UTS #35, part 4, localized GMT format), GMT+0800 (ECMA-262).
 */
export function offsetNotations(zone: string, at: number): string[] {
  const minutes = offsetMinutes(zone, at);
  if (minutes === undefined) return [];
  const sign = minutes < 0 ? '-' : '+';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const [hh, mm] = [String(hours).padStart(2, '0'), String(rest).padStart(2, '0')];
  const short = rest === 0 ? String(hours) : `${hours}:${mm}`;
  return [
    `${sign}${hh}:${mm}`,
    `${sign}${hh}${mm}`,
    ...['GMT', 'UTC'].flatMap((name) => [
      `${name}${sign}${short}`,
      `${name}${sign}${hh}${mm}`,
      `${name}${sign}${hh}:${mm}`,
    ]),
  ];
}

/** Offsets too short to search for: in minutes (either sign), seconds and hours. */
export function shortOffsetNotations(zone: string, at: number): string[] {
  const minutes = offsetMinutes(zone, at);
  if (minutes === undefined) return [];
  return [...new Set([minutes, -minutes, minutes * 60, minutes / 60].flatMap((n) => [String(n), String(Math.abs(n))]))];
}

/** English names of the zone (CLDR), long and short: `Central European Standard Time`, `GMT+1`. */
export function zoneNames(zone: string, at: number): readonly string[] {
  const minutes = offsetMinutes(zone, at);
  return minutes === undefined ? [] : namesAt(zone, minutes, minuteOf(at));
}

/** Memoized by zone, offset and day: names change within a day only if the offset does. */
const namesAt = memoize(
  (zone: string, _offset: number, minute: number): readonly string[] =>
    (['long', 'short', 'longGeneric', 'shortGeneric'] as const).flatMap((style) => {
      const name = formatterOf('en-US', { timeZone: zone, timeZoneName: style })
        ?.formatToParts(minute)
        .find(({ type }) => type === 'timeZoneName');
      return name === undefined ? [] : [name.value];
    }),
  (zone, offset, minute) => `${zone} ${offset} ${Math.floor(minute / 86_400_000)}`,
);

/** A part of the local clock, and its text. */
export type ClockToken = readonly [part: string, text: string];

/** Runs of letters and digits in the usual notations of the local date and time, by part. */
export function clockTokens(zone: string, at: number): readonly ClockToken[] {
  const local = localMinute(zone, at);
  return local === undefined ? [] : tokensAt(local);
}

const tokensAt = memoize((local: number): readonly ClockToken[] => {
  // 2026-11-24T11:25:00.000Z
  const [year = '', month = '', day = '', hour = '', minute = ''] = new Date(local).toISOString().split(/[-T:]/);
  const name = (part: 'weekday' | 'month', style: 'long' | 'short'): ClockToken => [
    `${part}-${style}`,
    formatterOf('en-US', { timeZone: 'UTC', [part]: style })?.format(local) ?? '',
  ];
  const numbers = Object.entries({ month, day, hour, minute }).flatMap(([part, text]): ClockToken[] => [
    [`${part}-padded`, text],
    [part, String(Number(text))],
  ]);
  const tokens: readonly ClockToken[] = [
    ['year', year],
    ['year-short', year.slice(2)],
    ['hour-12', String(Number(hour) % 12 || 12)],
    ['day-period', Number(hour) < 12 ? 'AM' : 'PM'],
    ...numbers,
    ['date', `${year}${month}${day}`],
    ['date-short', `${year.slice(2)}${month}${day}`],
    ['year-month', `${year}${month}`],
    ['month-day', `${month}${day}`],
    ['time', `${hour}${minute}`],
    name('weekday', 'long'),
    name('weekday', 'short'),
    name('month', 'long'),
    name('month', 'short'),
  ];
  return tokens.filter(([, text]) => text !== '');
});

/** Undefined: unknown zone or language. Memoized: making a formatter costs more than using it. */
export const formatterOf = memoize(makeFormat, (language, options) => JSON.stringify([language, options]));

function makeFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat(language, options);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
