/**
 * A JSON number as value and spelling: 1, 1.0 and 1e0 have one value and three forms. Exact decimal
 * arithmetic on the digits; must not use a float, which loses digits.
 */
import type { Carrier } from '../reading.ts';

export const JSON_NUMBER_FORM: Carrier = {
  name: 'json.number-form',
  family: 'json',
  kind: 'form',
  describes: 'How a number is written where its value is equal: 1, 1.0 or 1e0.',
};

export interface NumberReading {
  /** Sign, significant digits and power of ten, e.g. `-15e-1`; equal exactly for equal values. */
  readonly value: string;
  /**
   * Empty: plain. Otherwise the exponent as written, and the number of zeros that end the fraction.
   */
  readonly form: string;
}

/** A number whose exponent has more digits than this is read as it is written. */
const MAX_EXPONENT_DIGITS = 12;
const PIECES = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:([eE][+-]?)([0-9]+))?$/;

export function readNumber(raw: string): NumberReading {
  const [, sign = '', integer = '', fraction = '', mark = '', exponent = ''] = PIECES.exec(raw) ?? [];
  const written = `${mark}${exponent}`;
  if (integer === '' || exponent.length > MAX_EXPONENT_DIGITS) return { value: raw, form: 'as-is' };
  const digits = integer + fraction;
  const significant = digits.replace(/^0+/, '').replace(/0+$/, '');
  const zeros = trailingZeros(fraction);
  if (significant === '') return { value: '0', form: form(written, zeros, sign) };
  const power = exponentOf(mark, exponent) - fraction.length + trailingZeros(digits);
  return { value: `${sign}${significant}e${power}`, form: form(written, zeros, '') };
}

/** The inverse of `readNumber`. */
export function writeNumber(reading: NumberReading): string {
  if (reading.form === 'as-is') return reading.value;
  const [, written = '', zeros = '0', minus = ''] =
    /^([eE][+-]?[0-9]+)?(?:\.0×([0-9]+))?(-)?$/.exec(reading.form) ?? [];
  const [, sign = '', significant = '', power = ''] = /^(-?)([0-9]+)e(-?[0-9]+)$/.exec(reading.value) ?? [];
  const [, mark = '', exponent = ''] = /^([eE][+-]?)?([0-9]+)?$/.exec(written) ?? [];
  if (significant === '') return `${minus}${fixed('0', 0, Number(zeros))}${written}`;
  return `${sign}${fixed(significant, Number(power) - exponentOf(mark, exponent), Number(zeros))}${written}`;
}

const form = (written: string, zeros: number, minus: string): string =>
  `${written}${zeros > 0 ? `.0×${zeros}` : ''}${minus}`;

const exponentOf = (mark: string, digits: string): number =>
  digits === '' ? 0 : mark.endsWith('-') ? -Number(digits) : Number(digits);

function trailingZeros(digits: string): number {
  let zeros = 0;
  while (zeros < digits.length && digits[digits.length - 1 - zeros] === '0') zeros += 1;
  return zeros;
}

/**
 * `significant` times ten to `power` in fixed notation, with `zeros` further zeros after the
 * fraction.
 */
function fixed(significant: string, power: number, zeros: number): string {
  const integer = power >= 0 ? significant + '0'.repeat(power) : significant.slice(0, power);
  const fraction = power >= 0 ? '' : significant.slice(power).padStart(-power, '0');
  const all = fraction + '0'.repeat(zeros);
  return `${integer === '' ? '0' : integer}${all === '' ? '' : `.${all}`}`;
}
