/** Slots that split the trials alike are one group; what looks random is judged by its features. */
import { describe, expect, it } from 'vitest';
import { groupSlots, type Group, type Grouping } from '../../src/core/statistics/groups.ts';
import type { Sink, Slot } from '../../src/core/model/index.ts';
import { trialId } from '../builders/messages/captures.ts';
import { slotOf } from '../builders/evidence/simulated-subject.ts';
import { tableOfRows } from '../builders/evidence/trial-tables.ts';

/** Two trials in each of ten environments, the second right behind the first. */
const ZONES = Array.from({ length: 10 }, (_, i) => `zone ${i}`);
const TABLE = tableOfRows(
  { zone: ZONES },
  Array.from({ length: 20 }, (_, row) => [Math.floor(row / 2)]),
);
type Symbols = (row: number) => string | null;
const slot = (address: string, symbol: Symbols, over: Partial<Slot> = {}): Slot =>
  slotOf(address, new Map(TABLE.trials.map((_, row) => [trialId(row), symbol(row)])), over);
const group = (...slots: Slot[]): Grouping => groupSlots(slots, TABLE);
const addresses = ({ responses }: Group): string => responses.map((place) => place.slot.address).join();

const byZone: Symbols = (row) => (row < 6 ? 'a' : 'b');
/** So many symbols, which differ between the two trials of an environment. */
const noise =
  (count: number): Symbols =>
  (row) =>
    `s${row % count}`;

describe('slots that vary alike', () => {
  it('are one group, whatever their symbols are', () => {
    const { groups } = group(
      slot('one', byZone),
      slot('two', (row) => (row < 6 ? 'x' : null)),
      slot('three', (row) => (row < 6 ? '' : '!')),
    );
    expect(groups.map(addresses)).toEqual(['one,three']);
    expect(groups[0]?.symbols).toBe(2);
    expect([...(groups[0]?.labels ?? [])]).toEqual(TABLE.trials.map((_, row) => (row < 6 ? 0 : 1)));
  });

  it('come in a fixed order, whatever the order of slots', () => {
    const slots = [slot('c', byZone), slot('a', (row) => (row < 4 ? 'a' : 'b')), slot('b', byZone)];
    const expected = ['a', 'b,c'];
    expect(group(...slots).groups.map(addresses)).toEqual(expected);
    expect(group(...slots.reverse()).groups.map(addresses)).toEqual(expected);
  });

  it('are left out where they are the same in every trial that shows them, or in none', () => {
    const { groups } = group(
      slot('same', () => 'a'),
      slot('seldom', (row) => (row === 3 ? 'a' : null)),
      slot('never', () => null),
    );
    expect(groups).toEqual([]);
  });

  it('are read in the order of the table, and not at all in trials that they do not know', () => {
    const short = slotOf(
      'short',
      new Map([
        ['002', 'b'],
        ['001', 'a'],
      ]),
    );
    expect([...(group(short).groups[0]?.labels ?? [])].slice(0, 4)).toEqual([0, 1, -1, -1]);
  });
});

describe('a group is noisy', () => {
  it('where one environment gave two symbols', () => {
    const { groups, noisySlots } = group(
      slot('steady', byZone),
      slot('noisy', (row) => (row === 7 ? 'b' : 'a')),
      slot('noisy too', (row) => (row === 7 ? 'y' : 'x')),
    );
    expect(groups.map((one) => [addresses(one), one.noisy])).toEqual([
      ['noisy,noisy too', true],
      ['steady', false],
    ]);
    expect(noisySlots).toBe(2);
  });

  it('whichever of the two shows what else is seen', () => {
    expect(group(slot('noisy', (row) => (row === 6 ? 'b' : 'a'))).groups[0]?.noisy).toBe(true);
  });

  it('and not where it could not be read in one of the two', () => {
    const { groups, noisySlots } = group(slot('seldom', (row) => (row % 2 === 1 ? null : byZone(row))));
    expect([groups[0]?.noisy, noisySlots]).toEqual([false, 0]);
  });

  it('however many trials of the environment lie between the two, read or not', () => {
    const table = tableOfRows({ zone: ['UTC', 'Tokyo'] }, [[0], [0], [1], [0]]);
    const symbols = new Map([
      ['001', 'a'],
      ['002', null],
      ['003', 'b'],
      ['004', 'b'],
    ]);
    expect(groupSlots([slotOf('x', symbols)], table).groups[0]?.noisy).toBe(true);
  });
});

describe('what looks random', () => {
  const isRandom = (symbol: Symbols, over: Partial<Slot> = {}): boolean =>
    group(slot('x', symbol, over)).randomLooking.length > 0;

  it.each([
    ['has a symbol for every other trial, or more', 20, noise(10), true],
    ['has no fewer', 20, noise(9), false],
    ['has eight, though few trials show it', 12, noise(8), true],
    ['has no fewer than eight', 12, noise(7), false],
  ])('%s', (_, until, symbol, random) => {
    expect(isRandom((row) => (row < until ? symbol(row) : null))).toBe(random);
  });

  it('varies between identical environments', () => {
    expect(isRandom((row) => `s${Math.floor(row / 2)}`)).toBe(false);
  });

  it('is no group, but its features are', () => {
    const { groups, randomLooking } = group(slot('id', noise(20)));
    expect(randomLooking.map((place) => place.slot.address)).toEqual(['id']);
    const features = groups.flatMap(({ responses }) => responses.map(({ feature }) => feature));
    expect(features).toContain('length');
    expect(features).not.toContain(undefined);
  });

  it('counts once where one value stands in several places', () => {
    const { randomLooking, noisySlots } = group(
      slot('id', noise(20)),
      slot('again', noise(20)),
      slot('other', noise(10)),
    );
    expect(randomLooking).toHaveLength(2);
    expect(noisySlots).toBe(3);
  });

  it('is the order of lookups and connections too, where it varies at all', () => {
    const sequence = (sink: Sink, symbol: Symbols = noise(3)): boolean =>
      isRandom(symbol, { carrier: 'message.sequence', sink });
    expect(sequence('dns')).toBe(true);
    expect(sequence('tcp')).toBe(true);
    expect(sequence('http')).toBe(false);
    expect(sequence('tls')).toBe(false);
    expect(sequence('packets')).toBe(false);
    expect(sequence('dns', byZone)).toBe(false);
    expect(isRandom(noise(3), { carrier: 'list.order', sink: 'dns' })).toBe(false);
  });

  it('is no order of lookups with which something else goes', () => {
    const sequence = slot('order', noise(3), { carrier: 'message.sequence', sink: 'dns' });
    expect(group(sequence, slot('header', noise(3))).randomLooking).toEqual([]);
  });
});

describe('features of what is drawn anew for each lookup or handshake', () => {
  const looked = (sink: Sink, message: string): boolean =>
    group(slot('id', noise(20), { sink, message })).groups.length > 0;

  it.each(['dns', 'tls', 'tcp', 'http2'] as const)('are looked at in the first one of %s', (sink) => {
    expect(looked(sink, 'api.example #1')).toBe(true);
    expect(looked(sink, 'api.example #2')).toBe(false);
    expect(looked(sink, 'api.example #11')).toBe(false);
  });

  it('and in each request', () => {
    expect(looked('http', 'POST /v1 #2')).toBe(true);
    expect(looked('websocket', 'WEBSOCKET a #2')).toBe(true);
    expect(looked('packets', 'PACKET a #2')).toBe(true);
  });
});

describe('quantities', () => {
  it('are no group; of times the place above or below quantiles is', () => {
    const size = slot('size', (row) => String((row * 7) % 20), { carrier: 'message.size' });
    const gap = slot('gap', (row) => String(row), { carrier: 'timing.gap' });
    const { groups, quantities, randomLooking, noisySlots } = group(
      size,
      gap,
      slot('text', () => 'same'),
    );
    expect(quantities.map((place) => place.slot.carrier)).toEqual(['timing.gap', 'message.size']);
    expect(groups.flatMap(({ responses }) => responses.map(({ feature }) => feature)).sort()).toEqual([
      'place above or below its lower quartile',
      'place above or below its lower tenth',
      'place above or below its median',
      'place above or below its upper quartile',
      'place above or below its upper tenth',
    ]);
    expect([randomLooking, noisySlots]).toEqual([[], 0]);
  });
});
