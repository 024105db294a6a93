/** Which values are quantities, and the quantiles by which they are asked. */
import { describe, expect, it } from 'vitest';
import { isQuantity, isTime, quantileFeatures } from '../../src/core/statistics/features.ts';
import { placeOf } from '../builders/evidence/slots.ts';

describe('a quantity is', () => {
  it.each([
    ['a number of JSON', 'json.value', ['7', '8']],
    ['a size', 'message.size', ['7', '8']],
    ['a gap in time', 'timing.gap', ['70', '80', null]],
    ['a decimal text whose length varies', 'text.code-point', ['7', '-18.25', null]],
    ['a number with an exponent', 'json.value', ['1e3', '2E-10', '2.5e+1']],
  ])('%s', (_, carrier, symbols) => {
    expect(isQuantity(placeOf(symbols, { carrier }))).toBe(true);
  });

  it.each([
    ['what is no number once', 'json.value', ['7', 'x', '8']],
    ['a text of one length, which may be an identifier', 'text.code-point', ['1234', '5678']],
    ['a number with something in front', 'json.value', ['x7']],
    ['a number with something behind', 'json.value', ['7x']],
    ['a point with no digit', 'json.value', ['7.']],
    ['no digit before the point', 'json.value', ['.7']],
    ['an exponent with no digit', 'json.value', ['7e']],
    ['a number with a plus', 'json.value', ['+7']],
    ['nothing', 'json.value', ['']],
  ])('not %s', (_, carrier, symbols) => {
    expect(isQuantity(placeOf(symbols, { carrier }))).toBe(false);
  });
});

it('only gaps are times', () => {
  expect(isTime(placeOf([], { carrier: 'timing.gap' }))).toBe(true);
  expect(isTime(placeOf([], { carrier: 'message.size' }))).toBe(false);
});

describe('quantiles', () => {
  const features = () => quantileFeatures(placeOf(['9', '1', null, '10', '2', '3', '4', '5', '6', '7', '8']));
  const above = (name: string) => {
    const one = features().find(({ feature }) => feature === `place above or below its ${name}`);
    return one?.symbols.map((symbol) => (symbol === 'above' ? '+' : symbol === 'up to it' ? '.' : '?')).join('');
  };

  it('are five, by name, half first', () => {
    expect(features().map(({ feature }) => feature)).toEqual([
      'place above or below its median',
      'place above or below its upper quartile',
      'place above or below its lower quartile',
      'place above or below its upper tenth',
      'place above or below its lower tenth',
    ]);
  });

  it.each([
    ['median', '+.?+....+++'],
    ['upper quartile', '+.?+.......'],
    ['lower quartile', '+.?+..+++++'],
    ['upper tenth', '..?+.......'],
    ['lower tenth', '+.?++++++++'],
  ])('of one to ten part them at the %s; what could not be read stays so', (name, parted) => {
    expect(above(name)).toBe(parted);
  });

  it('keep the slot, and sort by number, not by text', () => {
    const place = placeOf(['10', '9']);
    const [median] = quantileFeatures(place);
    expect(median?.slot).toBe(place.slot);
    expect(median?.symbols).toEqual(['above', 'up to it']);
  });

  it('leave what could not be read null', () => {
    expect(features()[0]?.symbols[2]).toBeNull();
  });
});
