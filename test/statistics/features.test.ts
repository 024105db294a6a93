/** Features of values that look random, and how many bits such values could carry. */
import { describe, expect, it } from 'vitest';
import { featuresOf, unverifiableBits } from '../../src/core/statistics/features.ts';
import type { Response } from '../../src/core/statistics/response.ts';
import type { Slot } from '../../src/core/model/index.ts';
import { findingOf, symbolsOf } from '../builders/evidence/findings-by-trial.ts';

const placeOf = (symbols: readonly (string | null)[], slot: Partial<Slot> = {}): Response =>
  findingOf(symbolsOf(...symbols), { slot }).response;
const listed = (symbols: readonly (string | null)[], slot: Partial<Slot> = {}): unknown[] =>
  featuresOf(placeOf(symbols, slot)).map(({ feature, at, symbols: shown }) => [feature, at, ...shown]);
const named = (symbols: readonly (string | null)[], name: string): unknown[] | undefined =>
  featuresOf(placeOf(symbols))
    .find(({ feature }) => feature === name)
    ?.symbols.map((symbol) => symbol);

describe('features of a value', () => {
  it('are its last digit, length and alphabet, and of each character class, identity and parity', () => {
    expect(listed(['a7', null, 'Z2-'])).toEqual([
      ['parity of the last digit', undefined, 'odd', null, null],
      ['length', undefined, '2', null, '3'],
      ['alphabet', undefined, 'digit+lower', null, '-+digit+upper'],
      ['class of character 1', 0, 'lower', null, 'upper'],
      ['character 1', 0, 'a', null, 'Z'],
      ['parity of character 1', 0, 'even', null, null],
      ['class of character 2', 1, 'digit', null, 'digit'],
      ['character 2', 1, '7', null, '2'],
      ['parity of character 2', 1, 'odd', null, 'even'],
      ['class of character 3', 2, null, null, '-'],
      ['character 3', 2, null, null, '-'],
      ['parity of character 3', 2, null, null, null],
    ]);
  });

  it('belong to the slot of the value', () => {
    const place = placeOf(['a7', 'b8']);
    expect(featuresOf(place).every(({ slot }) => slot === place.slot)).toBe(true);
  });

  it('count code points, not code units', () => {
    expect(named(['😀b', 'a'], 'length')).toEqual(['2', '1']);
    expect(named(['😀b', 'a'], 'character 2')).toEqual(['b', null]);
  });

  it.each([
    ['digits of any script', '٣', 'digit'],
    ['small letters', 'ß', 'lower'],
    ['capital letters', 'É', 'upper'],
    ['letters without case', '漢', 'letter'],
    ['white space', '\u00a0', 'space'],
    ['signs, each by itself', '_', '_'],
  ])('tell %s', (_, symbol, name) => {
    expect(named([symbol, 'x'], 'class of character 1')).toEqual([name, 'lower']);
  });

  it.each([
    ['0', 'even'],
    ['9', 'odd'],
    ['a', 'even'],
    ['f', 'odd'],
    ['F', 'odd'],
    ['g', null],
    ['-', null],
  ])('take %j as a hexadecimal digit: %s', (digit, parity) => {
    expect(named([`x${digit}`, 'x0'], 'parity of the last digit')).toEqual([parity, 'even']);
  });

  it('look at sixty-four characters at most, one by one', () => {
    const features = listed(['a'.repeat(70), 'b'.repeat(70)]);
    expect(features).toHaveLength(3 + 3 * 64);
    expect(features.at(-1)).toEqual(['parity of character 64', 63, 'even', 'odd']);
  });

  it('of values that are empty or not read are none of single characters', () => {
    expect(listed(['', null])).toEqual([
      ['parity of the last digit', undefined, null, null],
      ['length', undefined, '0', null],
      ['alphabet', undefined, '', null],
    ]);
  });

  it('of a figure are its last digit alone', () => {
    expect(listed(['7', '12', null])).toEqual([['parity of the last digit', undefined, 'odd', 'even', null]]);
  });
});

describe('no feature is looked at', () => {
  it.each([
    ['of an order of messages', ['a', 'b'], { carrier: 'message.sequence' }],
    ['of an order of members', ['a', 'b'], { carrier: 'list.order' }],
    ['of text in several words', ['a7', 'a b'], {}],
    ['of words apart by a line break', [null, 'a\n\nb'], {}],
    ['of the length of a body', ['a', 'b'], { carrier: 'http.header-value', address: 'headers.content-length' }],
    ['of a digest', ['a', 'b'], { carrier: 'tls.ja4' }],
  ])('%s', (_, symbols, slot) => {
    expect(listed(symbols, slot)).toEqual([]);
  });

  it('but white space at an end is not between words, and a count of orders is no order', () => {
    expect(listed([' a', 'a '])).not.toEqual([]);
    expect(listed(['a', 'b'], { carrier: 'json.order-count' })).not.toEqual([]);
  });
});

describe('bits that could be carried unseen', () => {
  /** A hundred characters, in the second value moved by one, so that each position varies. */
  const cycles = (alphabet: string): string[] => {
    const long = alphabet.repeat(101);
    return [long.slice(0, 100), long.slice(1, 101)];
  };
  const bits = (...all: (readonly (string | null)[])[]): number => unverifiableBits(all.map((each) => placeOf(each)));

  it.each([
    ['decimal digits', '0918', 10],
    ['hexadecimal digits', '09-af', 16],
    ['hexadecimal capitals', '09-AF', 16],
    ['letters', 'afz', 26],
    ['base32', 'az27', 32],
    ['letters and digits', 'az-_09', 36],
    ['letters of both cases and digits', 'azAZ09', 62],
    ['base64', 'azAZ09+/=', 64],
    ['base64url', 'aZ0-_', 64],
    ['anything else', 'a!', 95],
    ['digits and a small letter after f', '0g', 36],
    ['digits 0 and 1 and letters', 'az01', 36],
    ['hexadecimal digits of both cases', 'aF0', 62],
  ])('of %s (%s): log2 of %i a position', (_, alphabet, size) => {
    expect(bits(cycles(alphabet))).toBe(Math.round(100 * Math.log2(size)));
  });

  it('are counted for positions that vary, over the shortest value', () => {
    expect(bits(['a0000b', null, 'a1111bcd', 'a0000b'])).toBe(Math.round(4 * Math.log2(16)));
    expect(bits(['00', '0000000', '01'])).toBe(Math.round(Math.log2(10)));
  });

  it('of an order are log2 of the orders seen', () => {
    const order = placeOf(['1,2', '2,1', '1,2', null, '2,1', '3', '4', '5'], { carrier: 'list.order' });
    expect(unverifiableBits([order])).toBe(Math.round(Math.log2(5)));
  });

  it('of several places are added before they are rounded', () => {
    expect(bits(['0', '1'], ['2', '3'], ['4', '5'])).toBe(10);
    expect(bits()).toBe(0);
  });
});
