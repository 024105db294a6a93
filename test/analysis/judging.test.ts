/** The verdict: which reasons hold, where each begins to, and what is said to have been seen. */
import { describe, expect, it } from 'vitest';
import { judge, type JudgeInput } from '../../src/core/analysis/index.ts';
import { tallied } from '../../src/core/analysis/plant/tally.ts';
import type { Alignment, Capture, Design, Outcome, PlannedTrial, Slot } from '../../src/core/model/index.ts';
import { capture, jsonRequest, memoryBlobs } from '../builders/captures.ts';
import { tlsEvent } from '../builders/events.ts';
import { alignmentWith, slotOf, trialsAt } from '../builders/slots.ts';

const blobs = memoryBlobs();
const LEVELS = { zone: ['east', 'west'], user: ['jo', 'al'] };

const zonesFor = (count: number): string[] =>
  Array.from({ length: count }, (_, row) => `${row % 2 === 0 ? 'east' : 'west'} ${row % 4 < 2 ? 'jo' : 'al'}`);
const planned = (count: number, more: Partial<PlannedTrial> | ((row: number) => Partial<PlannedTrial>) = {}) =>
  trialsAt(['zone', 'user'], zonesFor(count), more);

interface Case {
  readonly trials?: readonly PlannedTrial[];
  /** Trials that completed, of those captured; default: all. */
  readonly outcome?: (row: number) => Outcome;
  readonly captured?: number;
  readonly events?: (row: number) => Capture['events'];
  readonly limits?: (row: number) => readonly string[];
  readonly slots?: readonly Slot[];
  readonly aligned?: Partial<Alignment>;
  readonly design?: Partial<Design>;
  readonly input?: Partial<JudgeInput>;
}

const done: Outcome = { kind: 'completed', exitCode: 0 };
const late: Outcome = { kind: 'timed-out', afterMs: 1 };

function judged(given: Case = {}) {
  const trials = given.trials ?? planned(16);
  const captures = trials.slice(0, given.captured).map(
    (trial, row): Capture => ({
      ...capture(trial.id, given.events?.(row) ?? []),
      trial,
      outcome: given.outcome?.(row) ?? done,
      limits: given.limits?.(row) ?? [],
    }),
  );
  return judge({
    design: { seed: 1, factors: LEVELS, strength: 2, trials, ...given.design },
    captures,
    alignment: alignmentWith(given.slots ?? [], given.aligned),
    subject: { name: 'specimen:planted', version: '1.0', integrity: null, platform: 'linux-x64' },
    factors: [],
    replay: 'tellproof audit specimen:planted',
    notVaried: { git: 'has none' },
    serverSwitches: [],
    limits: [],
    plants: tallied([], []),
    ...given.input,
  });
}
const reasonsFor = (given: Case) => judged(given).reasons;
const FEW = ['too-few-trials-completed'];

describe('too few trials completed', () => {
  it.each([
    ['eight of eight are enough', 8, 8, []],
    ['seven of seven are not', 7, 7, FEW],
    ['nine in ten are enough', 20, 18, []],
    ['fewer are not', 20, 17, FEW],
  ])('%s', (_, count, complete, reasons) => {
    expect(reasonsFor({ trials: planned(count), outcome: (row) => (row < complete ? done : late) })).toEqual(reasons);
  });

  it('counts trials without a capture as failed', () => {
    expect(reasonsFor({ trials: planned(20), captured: 18 })).toEqual([]);
    expect(reasonsFor({ trials: planned(20), captured: 17 })).toEqual(FEW);
  });

  it('holds where a level is in no trial that completed', () => {
    const trials = [
      ...trialsAt(['zone', 'user'], new Array(19).fill('east jo')),
      ...trialsAt(['zone', 'user'], ['west al']),
    ].map((trial, row) => ({ ...trial, id: String(row + 1).padStart(3, '0') }));
    expect(reasonsFor({ trials, outcome: (row) => (row < 19 ? done : late) })).toEqual(FEW);
    expect(reasonsFor({ trials })).toEqual([]);
  });
});

describe('the subject', () => {
  it('sent nothing where there is no message', () => {
    expect(reasonsFor({ aligned: { messages: 0 } })).toEqual(['subject-sent-nothing']);
  });

  const refuses = (count: number, ...spoken: Capture['events']) =>
    reasonsFor({
      events: (row) => [
        ...(row < count
          ? [tlsEvent(blobs, 'a.example', {}, { refused: 'unknown ca' })]
          : [tlsEvent(blobs, 'a.example')]),
        ...(row === 15 ? spoken : []),
      ],
    });

  it('refused TLS where it did so in more than half of the trials, and never spoke', () => {
    expect(refuses(9)).toEqual(['subject-refused-tls']);
    expect(refuses(8)).toEqual([]);
    expect(refuses(16, jsonRequest(blobs, {}))).toEqual([]);
    expect(
      refuses(16, {
        kind: 'websocket',
        at: 1,
        connection: 1,
        to: { address: '', port: 1, host: '' },
        direction: 'sent',
        opcode: 'text',
        payload: '',
      }),
    ).toEqual([]);
  });
});

describe('other reasons', () => {
  const noise = slotOf(Array.from({ length: 16 }, (_, row) => String((row * 7) % 13)));
  it('noise is too high where more than half of what is read varies by itself', () => {
    expect(reasonsFor({ slots: [noise], aligned: { readings: 1 } })).toEqual(['noise-too-high']);
    expect(reasonsFor({ slots: [noise], aligned: { readings: 2 } })).toEqual([]);
    expect(reasonsFor({ slots: [noise], aligned: { readings: 0 } })).toEqual([]);
  });

  it('bytes that were not read leave it open, any at all', () => {
    expect(reasonsFor({ aligned: { unreadBytes: 1 } })).toEqual(['unread-bytes']);
  });

  it('are all named, in one order', () => {
    const verdict = judged({
      trials: planned(4),
      aligned: { unreadBytes: 1, messages: 0 },
      events: () => [tlsEvent(blobs, 'a.example', {}, { refused: 'x' })],
    });
    expect(verdict.verdict).toBe('inconclusive');
    expect(verdict.reasons).toEqual([
      'too-few-trials-completed',
      'subject-sent-nothing',
      'subject-refused-tls',
      'unread-bytes',
    ]);
  });
});

describe('the verdict', () => {
  const trials = planned(32);
  const by = (east: string, west: string, address = 'body.a', carrier = 'text.code-point') =>
    slotOf(
      trials.map(({ assignment }) => (assignment['zone'] === 'east' ? east : west)),
      { address, carrier },
    );
  const mark = by('', '\u200b');
  const wording = by('Ask first', 'Never ask', 'body.b');
  const disclosed = (entry: 'covert' | 'behavioural'): Partial<JudgeInput> => ({
    disclosure: { format: 1, entries: [{ id: 'known', dependsOn: ['zone'], where: {}, class: entry, why: 'so' }] },
  });

  it.each<[string, Slot[], string, string[], Partial<JudgeInput> | undefined]>([
    ['is the worst of what was found', [wording, mark], 'tells-found', ['covert', 'behavioural'], undefined],
    ['is that it differs, where no tell is covert', [wording], 'differs', ['behavioural'], undefined],
    ['is that none was seen', [], 'none-seen', [], undefined],
    ['does not count what is declared', [wording], 'none-seen', ['behavioural'], disclosed('behavioural')],
    [
      'counts what is worse than declared',
      [mark, wording],
      'tells-found',
      ['covert', 'behavioural'],
      disclosed('behavioural'),
    ],
    ['does not count a mark that is declared as one', [mark], 'none-seen', ['covert'], disclosed('covert')],
  ])('%s', (_, slots, name, classes, input) => {
    const verdict = judged({ trials, slots, ...(input === undefined ? {} : { input }) });
    expect([verdict.verdict, verdict.tells.map((tell) => tell.class)]).toEqual([name, classes]);
    expect(verdict.tells.map(({ id }) => id)).toEqual(classes.map((_class, at) => `T${at + 1}`));
    expect(verdict.reasons).toEqual([]);
  });

  it('is not left open by a lesser reason once something was found', () => {
    const verdict = judged({ trials, slots: [mark], aligned: { unreadBytes: 9 } });
    expect([verdict.verdict, verdict.reasons]).toEqual(['tells-found', []]);
  });

  it('says which entries of a disclosure were seen, and how many bits the marks have', () => {
    const verdict = judged({ trials, slots: [mark, wording], input: disclosed('behavioural') });
    expect(verdict.disclosures).toEqual([
      { id: 'known', class: 'behavioural', why: 'so', state: 'contradicted', explains: ['T2'], contradictedBy: ['T1'] },
    ]);
    expect(verdict.bits).toBe(1);
    expect(judged({ trials, slots: [wording] })).toMatchObject({ bits: 0 });
    expect(judged({ trials, slots: [wording] })).not.toHaveProperty('disclosures');
  });

  it('takes a disclosure of another version for none', () => {
    const entries = [
      { id: 'known', dependsOn: ['zone'], where: {}, class: 'behavioural' as const, why: 'so', versions: ['2.*'] },
    ];
    const verdict = judged({ trials, slots: [wording], input: { disclosure: { format: 1, entries } } });
    expect([verdict.verdict, verdict.disclosures?.[0]?.state]).toEqual(['differs', 'other-version']);
  });
});

describe('a mark that was not borne out', () => {
  const trials = planned(16);
  const rare = slotOf(trials.map((_, row) => (row % 4 === 3 ? '\u200b' : '')));
  it('leaves the verdict open, and is named beside what was found', () => {
    const wording = slotOf(
      planned(32).map(({ assignment }) => (assignment['zone'] === 'east' ? 'Ask first' : 'Never ask')),
      { address: 'body.b' },
    );
    expect(judged({ trials, slots: [rare] })).toMatchObject({
      verdict: 'inconclusive',
      reasons: ['unconfirmed-hypothesis'],
    });
    const sparse = slotOf(planned(32).map((_, row) => (row < 16 ? (row % 4 === 3 ? '\u200b' : '') : null)));
    expect(judged({ trials: planned(32), slots: [wording, sparse] })).toMatchObject({
      verdict: 'differs',
      reasons: ['unconfirmed-hypothesis'],
    });
  });
});

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
