/** What a verdict says was seen, and how small a mark would have been seen. */
import { describe, expect, it } from 'vitest';
import { type Case, done, judged, late, LEVELS, planned } from '../../builders/verdicts/verdicts.ts';

describe('what was seen', () => {
  it('is counted', () => {
    const { seen } = judged({
      trials: planned(20, (row) => ({ scenario: row % 2 === 0 ? 'reply' : 'ask' })),
      captured: 19,
      outcome: (row) =>
        row === 3 ? late : { kind: 'completed', exitCode: row === 4 || row === 5 ? 2 : row === 6 ? 10 : 0 },
      limits: (row) => (row < 2 ? ['no zone database'] : []),
      aligned: { messages: 3, readings: 44, unreadBytes: 5 },
      input: {
        limits: ['old kernel', 'no zone database'],
        notCovered: ['tools'],
        alpha: 0.01,
        serverSwitches: [{ request: 'GET /flags', answered: '404' }],
      },
    });
    expect(seen).toMatchObject({
      trials: 20,
      failed: 2,
      outcomes: { completed: 18, 'timed-out': 1, missing: 1 },
      exitCodes: { '10': 1, '2': 2 },
      factors: LEVELS,
      notVaried: { git: 'has none' },
      strength: 2,
      scenarios: ['ask', 'reply'],
      notCovered: ['tools'],
      messages: 3,
      readings: 44,
      slots: 0,
      noisySlots: 0,
      unreadBytes: 5,
      serverSwitches: [{ request: 'GET /flags', answered: '404' }],
      limits: ['no zone database', 'old kernel'],
    });
    expect([seen.outcomes, seen.exitCodes]).toEqual([
      { completed: 18, 'timed-out': 1, missing: 1 },
      { '10': 1, '2': 2 },
    ]);
    expect(seen.falseAlarms.allowed).toBe(0.01);
  });

  it('leaves out what there is none of', () => {
    const { seen } = judged();
    expect(seen.outcomes).toEqual({ completed: 16 });
    expect(seen.falseAlarms.allowed).toBe(0.001);
    expect(seen.limits).toEqual([]);
    for (const name of ['exitCodes', 'notCovered', 'inputs']) expect(seen).not.toHaveProperty(name);
  });

  it('holds what the subject reads, if that was traced', () => {
    const inputs = { runs: 1, kinds: [], ownFiles: 0, systemFiles: 0, unreadLines: 0, notTraced: [] };
    expect(judged({ input: { inputs } }).seen.inputs).toEqual(inputs);
  });

  it('names outcomes in order', () => {
    const { seen } = judged({
      outcome: (row) => (row === 0 ? late : row === 1 ? { kind: 'killed', signal: 'SIGKILL' } : done),
    });
    expect(Object.keys(seen.outcomes ?? {})).toEqual(['completed', 'killed', 'timed-out']);
  });
});

describe('the smallest probability of a mark that is still seen', () => {
  const smallest = (given: Case) => judged(given).seen.smallestTriggerProbability;
  /** 95 % of marks of this probability show in that many trials. */
  const shownIn = (trials: number): number => Number((1 - 0.05 ** (1 / trials)).toFixed(4));

  it.each([
    ['in pairs of levels, sixteen trials have four of each', 2, 16, shownIn(4)],
    ['in single levels, eight of each', 1, 16, shownIn(8)],
    ['in threes of two factors, pairs are all there is', 3, 16, shownIn(4)],
    ['any at all, where nothing is crossed', 0, 16, 1],
    ['none, where a pair is missing', 2, 3, 1],
  ])('%s', (_, strength, count, share) => {
    expect(smallest({ trials: planned(count), design: { strength } })).toBe(share);
  });

  it('goes by the rarest level of any factor', () => {
    const trials = planned(16, (row) => ({
      assignment: { zone: row % 2 === 0 ? 'east' : 'west', user: row < 4 ? 'al' : 'jo' },
    }));
    expect(smallest({ trials, design: { strength: 1 } })).toBe(shownIn(4));
  });

  it('goes by the rarest pair, of trials that completed', () => {
    expect(smallest({ outcome: (row) => (row === 3 ? late : done) })).toBe(shownIn(3));
  });

  it('is that of nothing, where no factor has two levels', () => {
    expect(smallest({ design: { factors: { zone: ['east'] } } })).toBe(1);
    expect(smallest({ design: { factors: { zone: ['east', 'west'], still: ['one'] } } })).toBe(shownIn(8));
  });

  it('takes a trial that names no level at the first', () => {
    const trials = planned(16).map((trial) => ({
      ...trial,
      assignment: trial.assignment['zone'] === 'east' ? {} : { zone: 'west' },
    }));
    expect(smallest({ trials, design: { factors: { zone: ['east', 'west'] } } })).toBe(shownIn(8));
  });
});
