import { describe, expect, it } from 'vitest';
import { hiddenDifference } from '../../src/core/equivalence/same-meaning.ts';
import { canonicalDates } from '../../src/core/equivalence/dates-and-times.ts';
import { skeleton } from '../../src/core/equivalence/skeleton.ts';

const between = (a: string, b: string, before = '', after = '', lines?: [string, string]) =>
  hiddenDifference({ a, b, before, after, ...(lines === undefined ? {} : { lines }) })?.disguise ?? 'none';

describe('skeletons (UTS #39)', () => {
  it('are equal for the standard’s example, paypal in Latin and in mixed script', () => {
    expect(skeleton('p\u0430yp\u0430l')).toBe(skeleton('paypal'));
    expect(skeleton('paypal')).not.toBe(skeleton('paypals'));
  });

  it('are equal for all apostrophes and primes that Unicode lists', () => {
    const marks = ['\u0027', '\u2019', '\u2018', '\u02bc', '\u02b9', '\u2032', '\u055a', '\uff07'];
    expect(new Set(marks.map(skeleton)).size).toBe(1);
  });
});

describe('a difference', () => {
  it.each([
    ['\u2010', '-', 'a', 'b', 'look-alike'],
    ['e\u0301', '\u00e9', '', '', 'look-alike'],
    ['\ufb01', 'fi', '', '', 'look-alike'],
    ['\u00b2', '2', 'x', '', 'same-meaning'],
    ['TRUE', 'true', '', '', 'same-meaning'],
    ['', '\ufeff', '', '', 'invisible'],
    ['\u00a0', ' ', 'of', 'the', 'invisible'],
    ['\n', ' ', 'end.', 'Next', 'invisible'],
    ['', '.0', 'ratio 1', '', 'same-meaning'],
    ['1e3', '1000', '', '', 'same-meaning'],
    [',', '', '1', '000', 'same-meaning'],
    ['%7E', '~', '/home/', '', 'same-meaning'],
    ['2f', '2F', '%', '', 'same-meaning'],
    ['"', '\u201c', 'said ', 'yes', 'look-alike'],
    ['"', '\u00ab', 'said ', 'yes', 'same-meaning'],
    ['/', '-', '2026', '11', 'same-meaning'],
    ['.', '', 'end', '', 'same-meaning'],
  ])('of %j and %j between %j and %j is hidden', (a, b, before, after, disguise) => {
    expect(between(a, b, before, after)).toBe(disguise);
  });

  it.each([
    ['', ' ', 'there', 'fore'],
    ['-', '', 'offset ', '300'],
    ['.', '', '1', '5'],
    ['.', ',', '1', '5'],
    ['colour', 'hue', '', ''],
    ['', 'not ', 'do ', 'run'],
    ['5', '6', '', ''],
    ['<', '>', 'a ', ' b'],
  ])('of %j and %j between %j and %j is not hidden', (a, b, before, after) => {
    expect(between(a, b, before, after)).toBe('none');
  });

  it('in the notation of a date is hidden, which the whole line shows', () => {
    expect(between('2026-11-22', '22 Nov 2026', 'on ', '', ['on 2026-11-22', 'on 22 Nov 2026'])).toBe('same-meaning');
    expect(between('2026-11-22', '2026-11-23', 'on ', '', ['on 2026-11-22', 'on 2026-11-23'])).toBe('none');
  });
});

describe('the canonical form of a line with a date', () => {
  it.each([
    '2026-11-22',
    '2026/11/22',
    '2026.11.22',
    '22.11.2026',
    '11/22/2026',
    'November 22, 2026',
    '22 Nov 2026',
    '22nd November 2026',
    '2026年11月22日',
  ])('is the same for %s', (written) => {
    expect(canonicalDates(`x ${written} y`)).toBe('x <2026-11-22> y');
  });

  it('does not choose the month of two small numbers', () => {
    expect(canonicalDates('03/04/2026')).toBe(canonicalDates('04.03.2026'));
    expect(canonicalDates('03/04/2026')).not.toBe(canonicalDates('03/05/2026'));
  });
});

describe('brackets', () => {
  it('are more than punctuation if one symbol lacks one: the nesting changes', () => {
    expect(hiddenDifference({ a: '', b: '}}', before: 'false', after: ',"at"' })).toBeUndefined();
  });

  it('are mere punctuation if one kind replaces another', () => {
    expect(hiddenDifference({ a: '(', b: '[', before: 'see ', after: 'note' })?.disguise).toBe('same-meaning');
  });
});
