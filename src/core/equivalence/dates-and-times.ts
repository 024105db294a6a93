/**
 * Calendar dates, moments, times of day and durations, each brought to one notation. Dates are read
 * in the Gregorian calendar and in English month names. A date whose order of day and month is
 * ambiguous keeps both readings.
 */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const SEPARATOR = '\\s?[-/.\\u2010-\\u2015\\u2212\\u2044\\u2215年月]\\s?';

const FORMS: readonly (readonly [RegExp, (...parts: [string, string, string]) => string])[] = [
  [new RegExp(`(\\d{4})${SEPARATOR}(\\d{1,2})${SEPARATOR}(\\d{1,2})日?`, 'g'), (y, m, d) => iso(y, m, d)],
  [new RegExp(`(\\d{1,2})${SEPARATOR}(\\d{1,2})${SEPARATOR}(\\d{4})`, 'g'), (a, b, y) => dayAndMonth(a, b, y)],
  [new RegExp(`(\\d{1,2})(?:st|nd|rd|th)?[\\s-]${MONTH},?[\\s-](\\d{4})`, 'gi'), (d, m, y) => iso(y, month(m), d)],
  [new RegExp(`\\b${MONTH}\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s(\\d{4})`, 'gi'), (m, d, y) => iso(y, month(m), d)],
];

const iso = (y: string, m: string, d: string): string => `<${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}>`;
const month = (name: string): string => String(MONTHS.indexOf(name.toLowerCase()) + 1);

/** 11/22/2026 must be in November; 03/04/2026 becomes an unordered pair. */
function dayAndMonth(a: string, b: string, year: string): string {
  if (Number(a) > 12) return iso(year, b, a);
  if (Number(b) > 12) return iso(year, a, b);
  return `<${year} ${[a, b]
    .map((n) => n.padStart(2, '0'))
    .sort()
    .join(' ')}>`;
}

/** Replaces each date of the line by `<YYYY-MM-DD>`, or by `<YYYY NN NN>` if ambiguous. */
export function canonicalDates(line: string): string {
  return FORMS.reduce(
    (text, [form, write]) => text.replace(form, (_, one: string, two: string, three: string) => write(one, two, three)),
    line,
  );
}

/**
 * A moment (RFC 3339, section 5.6; seconds and colons of the offset may be missing, as in ISO
 * 8601). Returns milliseconds since the epoch. Without an offset these count from the epoch in
 * local time, marked `local`. Undefined: no moment, or no day of the calendar.
 */
export function instant(text: string): string | undefined {
  const [, date = '', time = '', zone = ''] = /^(.{10})[Tt ]([\d:.]+)(.*)$/.exec(text) ?? [];
  const [hours = '', minutes = '', seconds = '0'] = time.split(':');
  const local = `${date}T${hours}:${minutes}:${seconds.padStart(2, '0')}`;
  const offset = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  const at = Date.parse(`${local}${offset === '' ? 'Z' : offset}`);
  return Number.isNaN(at) || !isDay(date) ? undefined : `${offset === '' ? 'local ' : ''}${at}`;
}

/** `Date` reads 30 February as a day of March. */
const isDay = (date: string): boolean => new Date(`${date}T00:00Z`).toISOString().startsWith(date);

/**
 * A time of day in the 24-hour notation (ISO 8601-1, section 5.3; 24:00 and a leap second included)
 * or the English 12-hour notation. Returns seconds since midnight; undefined: no time of day.
 */
export function clockSeconds(text: string): string | undefined {
  const [, hour = '', minute = '', second = '0', half = ''] =
    /^(\d{1,2}):(\d\d)(?::(\d\d))?\s?([ap]?)\.?m?\.?$/i.exec(text) ?? [];
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  if (hour === '' || h > 24 || m > 59 || s > 60 || (half !== '' && (h < 1 || h > 12))) return undefined;
  const inDay = half === '' ? h : (h % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return String(inDay * 3600 + m * 60 + s);
}

const SECONDS = [7 * 86_400, 86_400, 3600, 60, 1] as const;

/**
 * A duration with designators (ISO 8601-1:2019, section 5.5.2), as months and seconds. Weeks to
 * seconds have a fixed length and are added up; years and months have none and stay months.
 */
export function durationSeconds(text: string): string | undefined {
  const parts =
    /^P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/.exec(
      text,
    );
  if (parts === null || text.length < 3) return undefined;
  const [, years = '0', months = '0', ...fixed] = parts;
  const seconds = SECONDS.reduce((sum, factor, index) => sum + factor * Number(fixed[index] ?? 0), 0);
  return `${Number(years) * 12 + Number(months)} months ${seconds} s`;
}
