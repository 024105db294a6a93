/** What was not borne out leaves a verdict open where more than luck speaks for it, or where it could hide. */
import { describe, expect, it } from 'vitest';
import type { PlannedTrial } from '../../../src/core/model/index.ts';
import { slotOf, trialsAt } from '../../builders/evidence/slots.ts';
import { type Case, judged, planned } from '../../builders/verdicts/verdicts.ts';

const OPEN = ['inconclusive', ['unconfirmed-hypothesis']];
const CLOSED = ['none-seen', []];
const verdictFor = (given: Case) => {
  const { verdict, reasons } = judged(given);
  return [verdict, reasons];
};

/** The last trial is a fresh one: suggestions have been tested. */
const tested = (count: number): PlannedTrial[] =>
  planned(count, (row) => ({ stage: row === count - 1 ? 'confirm' : 'screen' }));
const byZone = (trials: readonly PlannedTrial[], east: string, west: string) =>
  slotOf(trials.map(({ assignment }) => (assignment['zone'] === 'east' ? east : west)));

describe('four replicated environments, which agree by chance once in sixteen', () => {
  it('leave a difference open before fresh trials', () => {
    expect(verdictFor({ trials: planned(8), slots: [byZone(planned(8), 'Ask first', 'Never ask')] })).toEqual(OPEN);
  });

  it('leave it open after fresh trials only if it could be covert', () => {
    expect(verdictFor({ trials: tested(8), slots: [byZone(tested(8), 'Ask first', 'Never ask')] })).toEqual(CLOSED);
    expect(verdictFor({ trials: tested(8), slots: [byZone(tested(8), '', '\u200b')] })).toEqual(OPEN);
  });
});

describe('an unconfirmed dependence stays open after fresh trials', () => {
  it('where replicates agree by more than chance: four environments, three times each', () => {
    expect(verdictFor({ trials: tested(12), slots: [byZone(tested(12), 'Ask first', 'Never ask')] })).toEqual(OPEN);
  });

  it('where the explanation is too simple for chance, although nothing was replicated', () => {
    const lines = Array.from({ length: 24 }, (_, row) =>
      row % 2 === 0 ? `east old ${row >> 1}` : `west new ${row >> 1}`,
    );
    const trials = trialsAt(['zone', 'host', 'user'], lines, (row) => ({ stage: row === 23 ? 'confirm' : 'screen' }));
    const users = Array.from({ length: 12 }, (_, user) => String(user));
    const factors = { zone: ['east', 'west'], host: ['old', 'new'], user: users };
    expect(verdictFor({ trials, design: { factors }, slots: [byZone(trials, 'Ask first', 'Never ask')] })).toEqual(
      OPEN,
    );
  });
});

describe('a noisy slot is open if its corrected p is nearly significant', () => {
  // In the west by `times` trials of half of all, in the east never.
  const sometimes = (count: number, times: number) => {
    let left = times;
    return slotOf(
      planned(count).map(({ assignment }) => (assignment['zone'] === 'west' && left-- > 0 ? 'Never ask' : 'Ask first')),
    );
  };
  it.each([
    ['eight of ten do, at 0.035', 20, 8, OPEN],
    ['six of eight do not, at 0.22', 16, 6, CLOSED],
  ])('%s', (_, count, times, verdict) => {
    expect(verdictFor({ trials: planned(count), slots: [sometimes(count, times)] })).toEqual(verdict);
  });
});

describe('the family-wise error rate', () => {
  it('decides whether a dependence is a tell', () => {
    const trials = planned(16);
    const slots = [byZone(trials, '', '\u200b')];
    expect(judged({ trials, slots, input: { alpha: 0.05 } }).verdict).toBe('tells-found');
    expect(judged({ trials, slots, input: { alpha: 0.01 } }).verdict).toBe('inconclusive');
    expect(judged({ trials, slots }).verdict).toBe('inconclusive');
  });
});
