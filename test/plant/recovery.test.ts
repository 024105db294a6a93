/** Whether the screen would raise a planted mark: where its slots may stand, and on what they may depend. */
import { describe, expect, it } from 'vitest';
import { recoveryAt, isAtTarget } from '../../src/core/plant/recovery.ts';
import type { Target } from '../../src/core/plant/target.ts';
import type { Baseline } from '../../src/core/plant/baseline.ts';
import { trialTable } from '../../src/core/statistics/trial-table.ts';
import type { Trigger } from '../../src/core/plant/trigger.ts';
import { screenDesign } from '../../src/core/design/index.ts';
import type { Assignment, Slot } from '../../src/core/model/index.ts';
import { slotOf } from '../builders/evidence/simulated-subject.ts';
import { capture } from '../builders/messages/captures.ts';
import { posted, requested, targetAt } from '../builders/messages/planted-marks.ts';

const own = requested(['{"t":"a","list":[["x"],["y"]],"o":{"n":1}}'].map(posted));
const MESSAGE = 'POST a.example/ #1';

const slot = (address: string, what: Partial<Slot> = {}): Slot =>
  slotOf(address, new Map(), { message: MESSAGE, ...what });

describe('a slot is of the planted place', () => {
  const of = (address: string, target: string, what: Partial<Slot> = {}): boolean =>
    isAtTarget(slot(address, what), targetAt(own, target));

  it.each([
    ['at it', 'body.t', 'body.t', true],
    ['inside it', 'body.o.n', 'body.o', true],
    ['right around it', 'body', 'body.t', true],
    ['around what is around it', 'body', 'body.o.n', false],
    ['beside it', 'body.o', 'body.t', false],
    ['in the list around it', 'body.list[0]', 'body.list[1]', true],
    ['in the list around what is around it', 'body.list', 'body.list[1][0]', false],
    ['anywhere in the nearest list', 'body.list[1][7]', 'body.list[1][0]', true],
  ])('%s', (_, address, target, expected) => {
    expect(of(address, target)).toBe(expected);
  });

  it('in the same role, whatever its number', () => {
    expect(of('body.t', 'body.t', { message: 'POST a.example/ #12' })).toBe(true);
    expect(of('body.t', 'body.t', { message: 'POST a.example/other #1' })).toBe(false);
    expect(of('body.t', 'body.t', { message: 'POST a.example/ #1 more' })).toBe(false);
  });

  it('of a way of writing in the whole document', () => {
    expect(of('body', 'body.o.n', { carrier: 'json.white-space' })).toBe(true);
    expect(of('body', 'body.o.n', { carrier: 'json.escape' })).toBe(true);
    expect(of('body', 'body.o.n', { carrier: 'json.number-form' })).toBe(false);
    expect(of('headers', 'body.o.n', { carrier: 'json.escape' })).toBe(false);
  });

  it.each([
    ['presence, of its role', 'message.presence', MESSAGE, 'body.t', true],
    ['presence, of another role', 'message.presence', 'POST a.example/x #1', 'body.t', false],
    ['presence, of another role where the path is marked', 'message.presence', 'POST a.example/x #1', 'path', true],
    ['order, whichever is first in it', 'message.sequence', 'GET a.example/x #1', 'body.t', true],
    ['size, which says nothing of a place', 'message.size', MESSAGE, '', false],
  ])('in the message as a whole: %s', (_, carrier, message, target, expected) => {
    expect(of('message', target, { carrier, message })).toBe(expected);
  });
});

const FACTORS = { zone: ['UTC', 'east'], user: ['dev', 'ada'], ci: ['none', 'runner'] };
const design = screenDesign({ factors: FACTORS, seed: 3, strength: 2, scenarios: ['reply'], trials: 32 });
const ids = design.trials.map(({ id }) => id);

/** Symbols of a place by assignment. */
const following = (
  symbol: (assignment: Assignment, nth: number) => string,
  address = 'body.t',
  what: Partial<Slot> = {},
) =>
  slot(address, {
    symbols: new Map(design.trials.map(({ id, assignment }, nth) => [id, symbol(assignment, nth)])),
    ...what,
  });

/** A ground with these slots and nothing else in it. */
const baselineWith = (...slots: readonly Slot[]): Baseline => ({
  ...own,
  design,
  ids,
  table: trialTable(design.trials, FACTORS),
  captures: design.trials.map((trial) => ({ ...capture(trial.id, []), trial })),
  slots,
});

const EASTERN: Trigger = {
  kind: 'one level',
  factors: ['zone'],
  selects: ({ zone }) => zone === 'east',
  probability: 1,
};
const inEast = following(({ zone }) => zone ?? '');
const target: Target = targetAt(own, 'body.t');
const answer = (slots: readonly Slot[], trigger = EASTERN, ...before: readonly Slot[]) =>
  recoveryAt(baselineWith(...before), target, trigger, slots);

describe('a mark at a steady place', () => {
  it('is found where its slot depends on the factors of its trigger', () => {
    expect(answer([inEast])).toEqual({ found: true, inNoise: false });
  });

  it('is found where a part of the factors selects the same trials', () => {
    expect(answer([inEast], { ...EASTERN, factors: ['user', 'zone'] }).found).toBe(true);
  });

  it.each([
    ['there is no slot', []],
    ['its slot is elsewhere', [following(({ zone }) => zone ?? '', 'headers')]],
    ['its slot is the same in all trials', [following(() => 'x')]],
    ['its slot depends on another factor', [following(({ user }) => user ?? '')]],
    ['its slot depends on one factor more', [following(({ zone, user }) => `${zone ?? ''} ${user ?? ''}`)]],
  ])('is not found where %s', (_, slots) => {
    expect(answer(slots)).toEqual({ found: false, inNoise: false });
  });

  it('is found beside factors on which the place depended before', () => {
    const both = following(({ zone, user }) => `${zone ?? ''} ${user ?? ''}`);
    expect(
      answer(
        [both],
        EASTERN,
        following(({ user }) => user ?? ''),
      ).found,
    ).toBe(true);
    expect(
      answer(
        [both],
        EASTERN,
        following(({ ci }) => ci ?? ''),
      ).found,
    ).toBe(false);
    expect(
      answer(
        [both],
        EASTERN,
        following(({ user }) => user ?? '', 'headers'),
      ).found,
    ).toBe(false);
  });

  it('is not found where the place depends on those factors alone', () => {
    const before = following(({ user }) => user ?? '');
    expect(answer([before], EASTERN, before).found).toBe(false);
  });
});

describe('a mark that fires with a probability', () => {
  it('is found where association raises anything at its place', () => {
    const sometimes = { ...EASTERN, probability: 0.5 };
    expect(answer([following(({ user }) => user ?? '')], sometimes)).toEqual({ found: true, inNoise: false });
    expect(answer([following(() => 'x')], sometimes).found).toBe(false);
  });
});

describe('a mark in noise', () => {
  const noise = following((_, nth) => ['a', 'b', 'c'][(nth * nth + (nth >> 2)) % 3] ?? '');
  const marked = following(({ zone }, nth) =>
    zone === 'east' ? 'east' : (['a', 'b', 'c'][(nth * nth + (nth >> 2)) % 3] ?? ''),
  );

  it('is one where the place varied by itself before, and still does', () => {
    expect(answer([marked], EASTERN, noise)).toEqual({ found: true, inNoise: true });
    expect(answer([noise], EASTERN, noise)).toEqual({ found: false, inNoise: true });
  });

  it('is one where the mark shows in another carrier besides, which varies as well', () => {
    expect(answer([marked, { ...marked, carrier: 'json.type' }], EASTERN, noise).inNoise).toBe(true);
  });

  it('is none where the mark shows in another carrier besides, which is steady', () => {
    expect(answer([{ ...inEast, carrier: 'json.type' }, marked], EASTERN, noise).inNoise).toBe(false);
  });

  it('is none where the place was steady before', () => {
    expect(answer([marked]).inNoise).toBe(false);
    expect(answer([marked], EASTERN, inEast).inNoise).toBe(false);
  });

  it('is none where another carrier or address varied before', () => {
    expect(answer([marked], EASTERN, { ...noise, carrier: 'json.type' }).inNoise).toBe(false);
    expect(answer([marked], EASTERN, { ...noise, address: 'body' }).inNoise).toBe(false);
    expect(answer([marked], EASTERN, { ...noise, message: 'POST a.example/ #2' }).inNoise).toBe(false);
  });

  it('of an order is one, whichever message it is told of', () => {
    const order = { address: 'message', carrier: 'message.sequence' };
    expect(
      answer([{ ...marked, ...order }], EASTERN, { ...noise, ...order, message: 'GET a.example/x #1' }).inNoise,
    ).toBe(true);
  });

  it('is none where what the mark changed is steady', () => {
    expect(answer([inEast], EASTERN, noise)).toEqual({ found: true, inNoise: false });
  });
});
