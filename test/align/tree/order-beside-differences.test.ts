/**
 * Order beside other differences: elements or names that are missing, new or changed in some
 * trials.
 */
import { describe, expect, it } from 'vitest';
import { alignCaptures } from '../../../src/core/align/align.ts';
import { orderConflicts } from '../../../src/core/align/tree/order.ts';
import type { Slot } from '../../../src/core/model/index.ts';
import { memoryBlobs, trialsOf } from '../../builders/messages/captures.ts';

function slotsOf(bodies: readonly unknown[]): readonly Slot[] {
  const blobs = memoryBlobs();
  return alignCaptures(trialsOf(blobs, bodies), blobs.read, () => []).slots;
}

const at = (slots: readonly Slot[], carrier: string) =>
  slots.filter((slot) => slot.carrier === carrier).map(({ address, symbols }) => [address, ...symbols.values()]);

describe('a conflict of order', () => {
  it('has a second slot for an optional name whose place the others do not imply', () => {
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

  it('compares only lists with both names', () => {
    const lists = [['b'], ['b'], ['a', 'b'], ['b', 'a'], ['a', 'c'], null];
    expect(orderConflicts(lists, ['a', 'b', 'c']).map(({ symbols }) => symbols)).toEqual([
      [null, null, ['a', 'b'], ['b', 'a'], null, null],
    ]);
  });

  it('has no second slot for an optional name whose place the others imply', () => {
    const lists = [
      ['a', 'b', 'x'],
      ['b', 'a', 'x'],
      ['a', 'b'],
    ];
    expect(orderConflicts(lists, ['a', 'b', 'x'])).toHaveLength(1);
  });
});

describe('a list across trials', () => {
  it('is addressed by name although most trials lack an element', () => {
    const events = (names: readonly string[]) => ({ events: names.map((name, n) => ({ name, n })) });
    const bodies = Array.from({ length: 12 }, (_, trial) => events(trial < 3 ? ['start', 'auth'] : ['start']));
    expect(at(slotsOf(bodies), 'list.presence')).toEqual([
      ['body.events[name=auth]', ...bodies.map((_, trial) => (trial < 3 ? 'present' : 'absent'))],
    ]);
  });

  it('has no conflict of order if one element of a gap is similar and another is new', () => {
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

  it('has a conflict of order if an element moved and changed', () => {
    const text = (one: string) => ({ type: 'text', text: one });
    const listing = (user: string) =>
      text(`The directory holds these files and no others: ${user} and that is all of them`);
    const prompt = text('Say hello');
    const bodies = ['x', 'x', 'y', 'y', 'x', 'x'].map((user, trial) => ({
      parts: trial > 3 || trial === 2 ? [prompt, listing(user)] : [listing(user), prompt],
    }));
    const slots = slotsOf(bodies);
    expect(at(slots, 'list.presence')).toEqual([]);
    expect(at(slots, 'list.order').map(([address, ...symbols]) => [address, new Set(symbols).size])).toEqual([
      ['body.parts', 2],
    ]);
  });
});
