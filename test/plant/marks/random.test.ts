/** Marks inside random-looking values, and marks in which messages are sent. */
import { describe, expect, it } from 'vitest';
import { messageMarks } from '../../../src/core/plant/marks/message.ts';
import { randomMarks } from '../../../src/core/plant/marks/random.ts';
import type { TrialChange } from '../../../src/core/plant/marks/mark.ts';
import { facetText } from '../../../src/core/carriers/reading.ts';
import { TEXT } from '../../../src/core/carriers/text.ts';
import type { Slot } from '../../../src/core/model/index.ts';
import { slotOf } from '../../builders/evidence/simulated-subject.ts';
import { memoryBlobs, rawRequest } from '../../builders/messages/captures.ts';
import { drawing, baselineFor, markOf, posted, requested, targetAt } from '../../builders/messages/planted-marks.ts';

const PARITY = 'parity of a random value';
const POSITION = 'position of a random value';

/** Texts of trials around a value each; what marks make of them. */
function inValues(
  name: string,
  values: readonly string[],
  draws: readonly number[],
  around = (value: string) => `id ${value}.`,
) {
  const baseline = requested(values.map((value) => posted(JSON.stringify({ t: around(value) }))));
  const slot: Slot = slotOf('body.t', new Map(values.map((value, trial) => [baseline.ids[trial] ?? '', value])));
  const target = targetAt(baseline, 'body.t');
  const mark = markOf(
    name,
    randomMarks(({ address }) => (address === 'body.t' ? slot : undefined), baseline.ids),
  );
  const change = mark.instantiate(target, drawing(...draws), [...values.keys()]);
  return { change, mark, baseline, carrier: mark.carrierAt(target) };
}

const textAt = (changeIn: TrialChange | null, trial: number, marked: boolean): string | null => {
  const change = changeIn?.(trial, marked);
  return change?.kind === 'place' ? facetText(change.place, TEXT) : null;
};

describe('the parity of a random value', () => {
  const { change, carrier, mark, baseline } = inValues(PARITY, ['0a3', '1b4', '2cf'], [0]);

  it('is even where marked, and odd elsewhere', () => {
    expect([0, 1, 2].map((trial) => textAt(change, trial, true))).toEqual(['id 0a2.', null, 'id 2ce.']);
    expect([0, 1, 2].map((trial) => textAt(change, trial, false))).toEqual([null, 'id 1b5.', null]);
  });

  it('is told by the carrier of the slot, and is no mark without one', () => {
    expect(carrier).toBe('text.code-point');
    expect(mark.carrierAt(targetAt(baseline, 'body'))).toBeUndefined();
    expect(mark.instantiate(targetAt(baseline, 'body'), drawing(0), [0])).toBeNull();
  });

  it.each([
    ['that do not end in a hexadecimal digit', ['a3', 'bg'], undefined],
    ['that end in a capital', ['a3', 'bA'], undefined],
    ['that stand twice', ['a3', 'b4'], (value: string) => `${value} ${value}`],
    ['that stand nowhere', ['a3', 'b4'], () => 'none'],
    ['that are empty', ['', ''], undefined],
  ])('is no mark of values %s', (_, values, around) => {
    expect(inValues(PARITY, values, [0], around).change).toBeNull();
  });

  it('leaves a trial without the value', () => {
    expect(change?.(9, true)).toBeNull();
  });
});

describe('one position of a random value', () => {
  it('holds one of the characters seen there where marked, and never that one elsewhere', () => {
    // The second character is drawn, and of those seen there, 1, 2 and 3, the second.
    const { change } = inValues(POSITION, ['a1', 'b2', 'c3'], [1, 1]);
    expect([0, 1, 2].map((trial) => textAt(change, trial, true))).toEqual(['id a2.', null, 'id c2.']);
    expect([0, 1, 2].map((trial) => textAt(change, trial, false))).toEqual([null, 'id b3.', null]);
  });

  it('holds the first one elsewhere where the last is drawn', () => {
    const { change } = inValues(POSITION, ['a1', 'b2', 'c3'], [1, 2]);
    expect(textAt(change, 2, false)).toBe('id c1.');
  });

  it('is one that the shortest value has', () => {
    const { change } = inValues(POSITION, ['ax', 'b'], [1, 0]);
    expect(textAt(change, 1, true)).toBe('id a.');
  });

  it('is no mark where no trial is there to bear it', () => {
    const { mark, baseline } = inValues(POSITION, ['a1', 'b2'], [0, 0]);
    expect(mark.instantiate(targetAt(baseline, 'body.t'), drawing(0), [])).toBeNull();
  });

  it('is no mark of a position at which signs stand', () => {
    expect(inValues(POSITION, ['a-', 'b2'], [1, 0]).change).toBeNull();
    expect(inValues(POSITION, ['a-', 'b2'], [0, 0]).change).not.toBeNull();
  });

  it('takes the text as it is, whatever signs it holds', () => {
    const { change } = inValues(POSITION, ['a1', 'b2'], [0, 0], (value) => `$& ${value} $1`);
    expect(textAt(change, 1, true)).toBe('$& a2 $1');
  });

  it('leaves the value where all have the same character', () => {
    const { change } = inValues(POSITION, ['a1', 'a2'], [0, 0]);
    expect([textAt(change, 0, true), textAt(change, 0, false)]).toEqual([null, null]);
  });
});

describe('marks in which messages are sent', () => {
  const blobs = memoryBlobs();
  const get = (path: string, at: number) =>
    rawRequest(blobs, 'https://a.example', `GET ${path} HTTP/1.1\r\nA: 1\r\n\r\n`, at);
  const baseline = baselineFor(
    [
      [get('/a', 1), get('/b', 2), get('/c', 3)],
      [get('/a', 1), get('/c', 2), get('/b', 3)],
      [get('/a', 1), get('/c', 2)],
    ],
    blobs,
  );
  const [leftOut, later] = messageMarks(baseline.messages);
  const root = (path: string) => {
    const target = baseline.targets.get(`GET a.example${path} #1`)?.[0];
    if (target === undefined) throw new Error(`no message ${path}`);
    return target;
  };

  it('are two, of whole messages', () => {
    expect([leftOut?.name, later?.name]).toEqual(['message left out', 'message sent later']);
    expect([leftOut?.carrierAt(root('/a')), later?.carrierAt(root('/a'))]).toEqual([
      'message.presence',
      'message.sequence',
    ]);
    const path = targetAt(baseline, 'path');
    expect([leftOut?.carrierAt(path), later?.carrierAt(path)]).toEqual([undefined, undefined]);
  });

  it('leave it out where it is sent and marked', () => {
    const change = leftOut?.instantiate(root('/b'), drawing(0), [0, 1]);
    expect(change?.(0, true)).toEqual({ kind: 'not-sent' });
    expect([change?.(0, false), change?.(2, true)]).toEqual([null, null]);
  });

  it('send it after one that it precedes in every trial', () => {
    const changeIn = later?.instantiate(root('/a'), drawing(1), [0, 1]);
    expect(changeIn?.(0, true)).toMatchObject({ kind: 'swapped', other: { path: '/c', trial: 0 } });
    expect(changeIn?.(0, false)).toBeNull();
  });

  it('send it after no message that races with it, or that a trial lacks', () => {
    expect(later?.instantiate(root('/b'), drawing(0), [0, 1])).toBeNull();
    expect(later?.instantiate(root('/a'), drawing(0), [0, 1, 2])?.(1, true)).toMatchObject({
      other: { path: '/c', trial: 1 },
    });
  });

  it('do not swap where the other one is not sent', () => {
    const change = later?.instantiate(root('/a'), drawing(0), [0, 1]);
    expect(change?.(0, true)).toMatchObject({ other: { path: '/b' } });
    expect(change?.(2, true)).toBeNull();
  });
});
