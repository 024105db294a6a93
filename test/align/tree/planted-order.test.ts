/**
 * What planted marks showed to be hidden: order, presence and movement beside other differences.
 */
import { describe, expect, it } from 'vitest';
import { alignCaptures } from '../../../src/core/align/align.ts';
import { longestIncreasing } from '../../../src/core/align/tree/ordered-matching.ts';
import { orderConflicts } from '../../../src/core/align/tree/order.ts';
import type { Slot } from '../../../src/core/model/index.ts';
import { memoryBlobs, trialsOf } from '../../builders/messages/captures.ts';

function slotsOf(bodies: readonly unknown[]): readonly Slot[] {
  const blobs = memoryBlobs();
  return alignCaptures(trialsOf(blobs, bodies), blobs.read, () => []).slots;
}

const at = (slots: readonly Slot[], carrier: string) =>
  slots.filter((slot) => slot.carrier === carrier).map(({ address, symbols }) => [address, ...symbols.values()]);

describe('order', () => {
  it('tells the place of a name that some lists lack, where the others conflict already', () => {
    const lists = [
      ['a', 'x', 'b'],
      ['b', 'x', 'a'],
      ['x', 'a', 'b'],
      ['a', 'b'],
    ];
    expect(orderConflicts(lists, ['a', 'x', 'b']).map(({ symbols }) => symbols)).toEqual([
      [
        ['a', 'b'],
        ['b', 'a'],
        ['a', 'b'],
        ['a', 'b'],
      ],
      [['a', 'x', 'b'], ['b', 'x', 'a'], ['x', 'a', 'b'], null],
    ]);
  });

  it('compares lists only where both names of a conflict stand', () => {
    const lists = [['b'], ['b'], ['a', 'b'], ['b', 'a'], ['a', 'c'], null];
    expect(orderConflicts(lists, ['a', 'b', 'c']).map(({ symbols }) => symbols)).toEqual([
      [null, null, ['a', 'b'], ['b', 'a'], null, null],
    ]);
  });

  it('says no more of such a name than the others tell', () => {
    const lists = [
      ['a', 'b', 'x'],
      ['b', 'a', 'x'],
      ['a', 'b'],
    ];
    expect(orderConflicts(lists, ['a', 'b', 'x'])).toHaveLength(1);
  });
});

describe('the longest ascending run', () => {
  it.each([
    [[], []],
    [
      [
        [3, 0],
        [1, 1],
        [2, 2],
      ],
      [
        [1, 1],
        [2, 2],
      ],
    ],
    [
      [
        [0, 0],
        [5, 1],
        [1, 2],
        [2, 3],
        [6, 4],
      ],
      [
        [0, 0],
        [1, 2],
        [2, 3],
        [6, 4],
      ],
    ],
  ] as [[number, number][], [number, number][]][])('of %j', (pairs, kept) => {
    expect(longestIncreasing(pairs)).toEqual(kept);
  });
});

describe('lists', () => {
  it('keep their names when an element is left out of most trials', () => {
    const events = (names: readonly string[]) => ({ events: names.map((name, n) => ({ name, n })) });
    const bodies = Array.from({ length: 12 }, (_, trial) => events(trial < 3 ? ['start', 'auth'] : ['start']));
    expect(at(slotsOf(bodies), 'list.presence')).toEqual([
      ['body.events[name=auth]', ...bodies.map((_, trial) => (trial < 3 ? 'present' : 'absent'))],
    ]);
  });

  it('do not see an order where one element of a gap is alike and another is new', () => {
    const part = (text: string) => ({ type: 'text', text });
    const kept = (text: string) => ({ ...part(text), cache: { type: 'ephemeral' } });
    const head = `Instructions that all trials have in common${', and that go on for a while'.repeat(8)}: `;
    const who = 'You are a helper of some kind, made for this test';
    const bodies = Array.from({ length: 12 }, (_, trial) => {
      const parts = [kept(who), kept(`${head}${'all of it in one part '.repeat(9)}${trial % 3}`)];
      const cut = [part(who), kept(head), kept(`Words that stand on their own elsewhere ${trial}`)];
      return { parts: [part(trial % 4 === 0 ? 'bill a' : 'bill b'), ...(trial % 4 === 0 ? cut : parts)] };
    });
    const slots = slotsOf(bodies);
    expect(at(slots, 'list.order')).toEqual([]);
  });

  it('see an element that moved where it differs between trials besides', () => {
    const text = (one: string) => ({ type: 'text', text: one });
    const told = (user: string) =>
      text(`The directory holds these files and no others: ${user} and that is all of them`);
    const asked = text('Say hello');
    const bodies = ['x', 'x', 'y', 'y', 'x', 'x'].map((user, trial) => ({
      parts: trial > 3 || trial === 2 ? [asked, told(user)] : [told(user), asked],
    }));
    const slots = slotsOf(bodies);
    expect(at(slots, 'list.presence')).toEqual([]);
    expect(at(slots, 'list.order').map(([address, ...symbols]) => [address, new Set(symbols).size])).toEqual([
      ['body.parts', 2],
    ]);
  });
});
