/** Labels of a place's symbols, and the order of slots, which is the same on every machine. */
import { describe, expect, it } from 'vitest';
import { compareStrings, compareSlots, labelsOf, readableTrials } from '../../src/core/statistics/groups.ts';
import type { Slot } from '../../src/core/model/index.ts';
import { slotOf } from '../builders/evidence/simulated-subject.ts';

describe('labels', () => {
  it('are numbered by first appearance, -1 where nothing was read', () => {
    expect([...labelsOf([null, 'b', 'a', '', 'b', null])]).toEqual([-1, 0, 1, 2, 0, -1]);
  });

  it('say in how many trials a group could be read', () => {
    const labels = Int32Array.of(-1, 0, 1, -1, 0);
    expect(readableTrials({ labels, symbols: 2, responses: [], noisy: false })).toBe(3);
  });
});

describe('order', () => {
  it('of texts is by code unit', () => {
    expect([compareStrings('Z', 'a'), compareStrings('b', 'a'), compareStrings('a', 'a')]).toEqual([-1, 1, 0]);
  });

  it('of slots is by sink, message, address, carrier and position', () => {
    const base = { sink: 'http', message: 'b', address: 'b', carrier: 'b', position: 2 } as const;
    const make = (over: Partial<Slot>): Slot => slotOf('', new Map(), { ...base, ...over });
    const sorted = [
      make({ sink: 'dns', message: 'c' }),
      make({ message: 'a', address: 'c' }),
      make({ address: 'a', carrier: 'c' }),
      make({ carrier: 'a', position: 10 }),
      make({ position: 1 }),
      make({}),
      make({ position: 10 }),
    ];
    expect([...sorted].reverse().sort(compareSlots)).toEqual(sorted);
  });
});
