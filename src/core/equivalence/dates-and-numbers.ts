/** Values in several notations brought to one: numbers and calendar dates. Ambiguous dates get every reading. */

/** The number as JavaScript prints it; thousands may be set apart by commas; undefined if it is none. */
export function canonicalNumber(text: string): string | undefined {
  const plain = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(plain)) return undefined;
  return String(Number(plain));
}

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

/** 11/22/2026 can only be November; 03/04/2026 stays as the unordered pair it is. */
function dayAndMonth(a: string, b: string, year: string): string {
  if (Number(a) > 12) return iso(year, b, a);
  if (Number(b) > 12) return iso(year, a, b);
  return `<${year} ${[a, b]
    .map((n) => n.padStart(2, '0'))
    .sort()
    .join(' ')}>`;
}

/** The line with each calendar date in one notation; unchanged where it holds none. */
export function canonicalDates(line: string): string {
  return FORMS.reduce(
    (text, [form, write]) => text.replace(form, (_, one: string, two: string, three: string) => write(one, two, three)),
    line,
  );
}
