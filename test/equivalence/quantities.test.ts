/** Quantities in their base units. */
import { describe, expect, it } from 'vitest';
import { canonicalNumber, quantity } from '../../src/core/equivalence/quantities.ts';

describe('a number', () => {
  it.each([
    ['7', '7'],
    ['007', '7'],
    ['+5', '5'],
    ['-5', '-5'],
    ['5.', '5'],
    ['5.50', '5.5'],
    ['.5', '0.5'],
    ['-.25', '-0.25'],
    ['1e3', '1000'],
    ['1E+3', '1000'],
    ['25e-1', '2.5'],
    ['1e10', '10000000000'],
    ['1,000', '1000'],
    ['12,345,678', '12345678'],
    ['-1,000.50', '-1000.5'],
    ['+123,456', '123456'],
  ])('%s is %s', (text, number) => {
    expect(canonicalNumber(text)).toBe(number);
  });

  it.each([
    '',
    '.',
    'e3',
    '1e',
    '1e+',
    '1,00',
    '1234,567',
    '1,0000',
    ',100',
    '1,000.',
    '1,000e3',
    '1.2.3',
    'x1',
    '1x',
    '1,000x',
    'x1,000',
    '5 5',
    '--5',
  ])('is not %j', (text) => {
    expect(canonicalNumber(text)).toBeUndefined();
  });
});

describe('a time is so many seconds', () => {
  const UNITS: readonly (readonly [string, string])[] = [
    ['ns nanosecond nanoseconds', '2e-9'],
    ['us µs μs microsecond microseconds', '0.000002'],
    ['ms msec millisecond milliseconds', '0.002'],
    ['s sec secs second seconds', '2'],
    ['min mins minute minutes', '120'],
    ['h hr hrs hour hours', '7200'],
    ['d day days', '172800'],
    ['week weeks', '1209600'],
  ];
  it.each(UNITS.flatMap(([names, seconds]) => names.split(' ').map((name) => [`2 ${name}`, seconds] as const)))(
    '%s: %s',
    (text, seconds) => {
      expect(quantity(text)).toBe(`${seconds} s`);
    },
  );

  it.each([
    ['5min', '300 s'],
    ['2s', '2 s'],
    ['5 MIN', '300 s'],
    ['-5 min', '-300 s'],
    ['1.1h', '3960 s'],
    ['0.1 ms', '0.0001 s'],
  ])('%s is %s, rounded as a person writes it', (text, seconds) => {
    expect(quantity(text)).toBe(seconds);
  });
});

describe('an amount of data is so many bits', () => {
  it.each([
    ['1 b', '1'],
    ['1 bit', '1'],
    ['3 bits', '3'],
    ['1 B', '8'],
    ['1 byte', '8'],
    ['3 bytes', '24'],
    ['2 kb', '2000'],
    ['2 Kbit', '2000'],
    ['2 kB', '16000'],
    ['2 KB', '16000'],
    ['2 KiB', '16384'],
    ['2 kibit', '2048'],
    ['1 MB', '8000000'],
    ['1 mB', '8000000'],
    ['1 MiB', '8388608'],
    ['1 Gb', '1000000000'],
    ['1 GiB', '8589934592'],
    ['1 Tb', '1000000000000'],
    ['1 Pb', '1000000000000000'],
    ['1.5KiB', '12288'],
  ])('%s: %s', (text, bits) => {
    expect(quantity(text)).toBe(`${bits} bit`);
  });

  it.each(['2 xb', '2 kx', '2 BB', '2 kbs', '2 bitten', '2 bytesize', '2 kK'])(
    '%s is no unit of it and stays',
    (text) => {
      expect(quantity(text)).toBe(text);
    },
  );
});

describe('a plain number', () => {
  it.each([
    ['7', '7'],
    ['+7', '7'],
    ['-7', '-7'],
    ['\u22127', '-7'],
    ['7.50', '7.5'],
    ['7 ', '7'],
    ['1e3', '1000'],
    ['1e-3', '0.001'],
    ['1e10', '10000000000'],
    ['1_000.25', '1000.25'],
    ['0x1F', '31'],
    ['-0xa', '-10'],
    ['1,000', '1000'],
    ['1_000', '1000'],
    ["12'000'000", '12000000'],
    ['1\u00a0000', '1000'],
    ['1\u2009000.5', '1000.5'],
    ['123\u202f456', '123456'],
  ])('%s is %s', (text, number) => {
    expect(quantity(text)).toBe(number);
  });

  it.each([
    ['50%', '50 %'],
    ['50 %', '50 %'],
    ['5 ‰', '5 ‰'],
    ['-3°', '-3 °'],
  ])('%s is %s, however it is spaced', (text, number) => {
    expect(quantity(text)).toBe(number);
  });

  it.each([
    ['3 apples', '3 apples'],
    ['3apples', '3apples'],
    ['03 apples', '3 apples'],
    ['5 %%', '5 %%'],
    ['0xg', '0xg'],
    ['5%x', '5%x'],
    ['5x%', '5x%'],
  ])('%s keeps letters that are no unit: %s', (text, kept) => {
    expect(quantity(text)).toBe(kept);
  });

  it.each(['', 'x', '-', "1'00", "1_000'000", '1_0000', '1234_567', '_100', 'a7', '- 7'])('is not %j', (text) => {
    expect(quantity(text)).toBeUndefined();
  });
});
