/** Quantities as number and unit: time (SI, and minutes, hours, days), data (SI and IEC 80000-13), and plain numbers. */

/** The number as JavaScript prints it; thousands may be set apart by commas; undefined if it is none. */
export function canonicalNumber(text: string): string | undefined {
  const plain = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(plain)) return undefined;
  return String(Number(plain));
}

/** Factor to the base unit, by name in lower case. */
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

/** Number and dimension in one spelling; undefined if it is no number. Letters behind it that are no unit leave it a plain number. */
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

/** `b` is a bit and `B` a byte; `KiB` is 1,024 of them and `kB` 1,000, however the prefix is capitalised. */
function bitsOf(unit: string): number | undefined {
  const [, prefix = '', binary = '', base = ''] =
    /^([kmgtp]?)(i?)(b|bits?|B|bytes?)$/.exec(unit.replace(/^[KMGTP]/, (letter) => letter.toLowerCase())) ?? [];
  if (base === '') return undefined;
  return (binary === 'i' ? 1024 : 1000) ** PREFIXES.indexOf(prefix) * (base === 'b' || base.startsWith('bit') ? 1 : 8);
}

/** Products of decimal fractions, brought back to what a person would write. */
const rounded = (value: number): string => String(Number(value.toPrecision(12)));
