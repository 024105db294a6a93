/**
 * Quantities in their base unit: plain numbers, times in seconds, amounts of data in bits. Prefixes
 * are those of SI and of IEC 80000-13 (binary). Minutes, hours and days are accepted for use with
 * SI (SI Brochure, 9th edition, table 8); weeks are added.
 */

/** The number as JavaScript prints it; commas may separate thousands. Undefined: no number. */
export function canonicalNumber(text: string): string | undefined {
  const plain = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(plain)) return undefined;
  return String(Number(plain));
}

/** Seconds by unit name in lower case. */
const TIME: Readonly<Record<string, number>> = {
  ...named(1e-9, 'ns', 'nanosecond', 'nanoseconds'),
  ...named(1e-6, 'us', 'µs', 'μs', 'microsecond', 'microseconds'),
  ...named(1e-3, 'ms', 'msec', 'millisecond', 'milliseconds'),
  ...named(1, 's', 'sec', 'secs', 'second', 'seconds'),
  ...named(60, 'min', 'mins', 'minute', 'minutes'),
  ...named(3600, 'h', 'hr', 'hrs', 'hour', 'hours'),
  ...named(86_400, 'd', 'day', 'days'),
  ...named(604_800, 'week', 'weeks'),
};

function named(factor: number, ...names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, factor]));
}

const PREFIXES = ['', 'k', 'm', 'g', 't', 'p'];

/**
 * Number and base unit in one spelling; undefined if the text starts with no number. Letters behind
 * the number that are no unit are kept as they are.
 */
export function quantity(text: string): string | undefined {
  const [, sign = '', digits = '', space = '', unit = ''] =
    /^([-+\u2212]?)(0x[0-9a-f]+|[\d.,_'\u00a0\u2009\u202f]*(?:e[-+]?\d+)?)(\s?)(.*)$/iu.exec(text) ?? [];
  const value = numberOf(digits);
  if (value === undefined) return undefined;
  const signed = sign === '' || sign === '+' ? value : `-${value}`;
  return unit === '' ? signed : (inBaseUnit(Number(signed), unit) ?? `${signed}${space}${unit}`);
}

function numberOf(text: string): string | undefined {
  if (/^0x[0-9a-f]+$/i.test(text)) return String(parseInt(text, 16));
  const grouped = /^\d{1,3}([_'\u00a0\u2009\u202f])\d{3}(\1\d{3})*(\.\d+)?$/u.test(text);
  return canonicalNumber(grouped ? text.replace(/[_'\u00a0\u2009\u202f]/gu, '') : text);
}

function inBaseUnit(value: number, unit: string): string | undefined {
  const seconds = TIME[unit.toLowerCase()];
  if (seconds !== undefined) return `${rounded(value * seconds)} s`;
  if (/^[%‰°]$/u.test(unit)) return `${value} ${unit}`;
  const bits = bitsOf(unit);
  return bits === undefined ? undefined : `${rounded(value * bits)} bit`;
}

/** `b` is a bit, `B` a byte; `ki` is 1,024 and `k` is 1,000, in either case of the prefix. */
function bitsOf(unit: string): number | undefined {
  const [, prefix = '', binary = '', base = ''] =
    /^([kmgtp]?)(i?)(b|bits?|B|bytes?)$/.exec(unit.replace(/^[KMGTP]/, (letter) => letter.toLowerCase())) ?? [];
  if (base === '') return undefined;
  return (binary === 'i' ? 1024 : 1000) ** PREFIXES.indexOf(prefix) * (base === 'b' || base.startsWith('bit') ? 1 : 8);
}

/** Twelve significant digits: 1.1 h is 3960 s, without the error of binary fractions. */
const rounded = (value: number): string => String(Number(value.toPrecision(12)));
