/**
 * Written forms of a local date and time in the styles of a language (CLDR, through ECMA-402
 * `Intl.DateTimeFormat`). Each style has a name, since the choice between two styles may be a mark.
 * Must not know slots.
 */
import { memoize } from '../stdx/memo.ts';
import { formatterOf, localMinute } from './time-zones.ts';

/** The name of a style, and the date written in it. */
export type WrittenDate = readonly [style: string, text: string];

const long = 'long';
const short = 'short';
const numeric = 'numeric';
const DATE = { year: numeric, month: numeric, day: numeric } as const;

const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  numeric: {},
  padded: { year: numeric, month: '2-digit', day: '2-digit' },
  short: { dateStyle: short },
  medium: { dateStyle: 'medium' },
  long: { dateStyle: long },
  full: { dateStyle: 'full' },
  'weekday-short': { weekday: short, year: numeric, month: short, day: numeric },
  'weekday-numeric': { weekday: short, ...DATE },
  'weekday-day': { weekday: long, month: long, day: numeric },
  day: { month: long, day: numeric },
  month: { year: numeric, month: long },
  time: { timeStyle: short },
  'hour-minute': { hour: numeric, minute: numeric },
  'numeric-time': { ...DATE, hour: numeric, minute: numeric, second: numeric },
  'short-time': { dateStyle: short, timeStyle: short },
  'medium-time': { dateStyle: 'medium', timeStyle: short },
  'long-time': { dateStyle: long, timeStyle: short },
  'full-time': { dateStyle: 'full', timeStyle: short },
};

const ALL = Object.entries(STYLES);
const isTimed = ([, { timeStyle, hour }]: (typeof ALL)[number]): boolean =>
  timeStyle !== undefined || hour !== undefined;
const TIMED = ALL.filter(isTimed);
const DAILY = ALL.filter((style) => !isTimed(style));

/** The moment `at` in every style, in the zone; times end at the minute, seconds are noise. */
export function writtenDates(language: string, zone: string, at: number): WrittenDate[] {
  const local = localMinute(zone, at);
  return local === undefined ? [] : [...writtenOn(language, Math.floor(local / DAY)), ...writtenAt(language, local)];
}

const DAY = 86_400_000;

const writtenOn = memoize((language: string, day: number) => written(DAILY, language, day * DAY));
const writtenAt = memoize((language: string, local: number) => written(TIMED, language, local));

/** The moment in the given styles; its UTC fields are those of the local clock. */
function written(styles: typeof ALL, language: string, at: number): readonly WrittenDate[] {
  return styles.flatMap(([style, options]): WrittenDate[] => {
    const parts = formatterOf(language, { timeZone: 'UTC', ...options })?.formatToParts(at);
    if (parts === undefined) return [];
    const text = untilSeconds(parts);
    const plain = text.replaceAll(NARROW, ' ');
    // CLDR 42 has a narrow no-break space before AM and PM; older data has a space: two styles.
    return text === plain
      ? [[style, text]]
      : [
          [style, plain],
          [`${style}-narrow`, text],
        ];
  });
}

const NARROW = '\u202f';

function untilSeconds(parts: readonly Intl.DateTimeFormatPart[]): string {
  const seconds = parts.findIndex(({ type }) => type === 'second');
  const kept = seconds < 0 ? parts : parts.slice(0, seconds - 1);
  return kept.map(({ value }) => value).join('');
}
