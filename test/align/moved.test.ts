/** What planted marks showed to be hidden: order, presence and movement beside other differences. */
import { describe, expect, it } from 'vitest';
import { alignCaptures } from '../../src/core/analysis/align/align.ts';
import { orderPlaces } from '../../src/core/analysis/align/order.ts';
import type { Slot } from '../../src/core/model/index.ts';
import { memoryBlobs, trialsOf } from '../builders/captures.ts';

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
    expect(orderPlaces(lists, ['a', 'x', 'b']).map(({ symbols }) => symbols)).toEqual([
      [
        ['a', 'b'],
        ['b', 'a'],
        ['a', 'b'],
        ['a', 'b'],
      ],
      [['a', 'x', 'b'], ['b', 'x', 'a'], ['x', 'a', 'b'], null],
    ]);
  });

  it('says no more of such a name than the others tell', () => {
    const lists = [
      ['a', 'b', 'x'],
      ['b', 'a', 'x'],
      ['a', 'b'],
    ];
    expect(orderPlaces(lists, ['a', 'b', 'x'])).toHaveLength(1);
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
