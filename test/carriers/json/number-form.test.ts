/** JSON numbers as a value, equal for equal numbers, and the form in which it is written. */
import { describe, expect, it } from 'vitest';
import { readNumber, writeNumber } from '../../../src/core/carriers/json/number-form.ts';

describe('a number', () => {
  it.each([
    ['0', '0', ''],
    ['-0', '0', '-'],
    ['0.0', '0', '.0×1'],
    ['-0.00e-7', '0', 'e-7.0×2-'],
    ['0e0', '0', 'e0'],
    ['1', '1e0', ''],
    ['-1', '-1e0', ''],
    ['10', '1e1', ''],
    ['1200', '12e2', ''],
    ['1.0', '1e0', '.0×1'],
    ['1.50', '15e-1', '.0×1'],
    ['0.1', '1e-1', ''],
    ['0.001', '1e-3', ''],
    ['10.01', '1001e-2', ''],
    ['1e0', '1e0', 'e0'],
    ['1E+0', '1e0', 'E+0'],
    ['1e-0', '1e0', 'e-0'],
    ['10e-1', '1e0', 'e-1'],
    ['1.5e3', '15e2', 'e3'],
    ['1.50E+03', '15e2', 'E+03.0×1'],
    ['12e-3', '12e-3', 'e-3'],
    ['-2.5e-2', '-25e-3', 'e-2'],
    ['100.00', '1e2', '.0×2'],
    ['1e999999999999', '1e999999999999', 'e999999999999'],
    ['1e9999999999999', '1e9999999999999', 'as-is'],
    ['12345678901234567890.12345', '1234567890123456789012345e-5', ''],
    ['1.00000000000', '1e0', '.0×11'],
  ])('%s has the value %s and the form %j', (raw, value, form) => {
    expect(readNumber(raw)).toEqual({ value, form });
    expect(writeNumber({ value, form })).toBe(raw);
  });

  it('that is none is kept as it stands', () => {
    for (const raw of ['', 'x', '1x', 'x1', '1.', '.1', '1e', '--1']) {
      expect(readNumber(raw)).toEqual({ value: raw, form: 'as-is' });
      expect(writeNumber({ value: raw, form: 'as-is' })).toBe(raw);
    }
  });
});
