/** The verdict: which reasons hold, where each begins to, and what it is. */
import { describe, expect, it } from 'vitest';
import type { AuditInput } from '../../builders/evidence/audit-input.ts';
import type { Capture, Slot } from '../../../src/core/model/index.ts';
import { jsonRequest, memoryBlobs } from '../../builders/messages/captures.ts';
import { tlsEvent } from '../../builders/messages/events.ts';
import { slotOf, trialsAt } from '../../builders/evidence/slots.ts';
import { type Case, done, judged, late, planned } from '../../builders/verdicts/verdicts.ts';

const blobs = memoryBlobs();
const reasonsFor = (given: Case) => judged(given).reasons;
const FEW = ['too-few-trials-completed'];

describe('the reason too-few-trials-completed', () => {
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

describe('an inconclusive verdict', () => {
  const noise = slotOf(Array.from({ length: 16 }, (_, row) => String((row * 7) % 13)));
  it('has the reason noise-too-high if more than half of the readings vary by themselves', () => {
    expect(reasonsFor({ slots: [noise], aligned: { readings: 1 } })).toEqual(['noise-too-high']);
    expect(reasonsFor({ slots: [noise], aligned: { readings: 2 } })).toEqual([]);
    expect(reasonsFor({ slots: [noise], aligned: { readings: 0 } })).toEqual([]);
  });

  it('has the reason unread-bytes for a single unread byte', () => {
    expect(reasonsFor({ aligned: { unreadBytes: 1 } })).toEqual(['unread-bytes']);
  });

  it('lists all reasons that hold, in one order', () => {
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

describe('the name of the verdict', () => {
  const trials = planned(32);
  const by = (east: string, west: string, address = 'body.a', carrier = 'text.code-point') =>
    slotOf(
      trials.map(({ assignment }) => (assignment['zone'] === 'east' ? east : west)),
      { address, carrier },
    );
  const mark = by('', '\u200b');
  const wording = by('Ask first', 'Never ask', 'body.b');
  const disclosed = (entry: 'covert' | 'behavioural'): Partial<AuditInput> => ({
    disclosure: { format: 1, entries: [{ id: 'known', dependsOn: ['zone'], where: {}, class: entry, why: 'so' }] },
  });

  it.each<[string, Slot[], string, string[], Partial<AuditInput> | undefined]>([
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

  it('comes with the states of the disclosure entries and the bits of the covert tells', () => {
    const verdict = judged({ trials, slots: [mark, wording], input: disclosed('behavioural') });
    expect(verdict.disclosures).toEqual([
      { id: 'known', class: 'behavioural', why: 'so', state: 'contradicted', explains: ['T2'], contradictedBy: ['T1'] },
    ]);
    expect(verdict.bits).toBe(1);
    expect(judged({ trials, slots: [wording] })).toMatchObject({ bits: 0 });
    expect(judged({ trials, slots: [wording] })).not.toHaveProperty('disclosures');
  });

  it('ignores a disclosure of another version', () => {
    const entries = [
      { id: 'known', dependsOn: ['zone'], where: {}, class: 'behavioural' as const, why: 'so', versions: ['2.*'] },
    ];
    const verdict = judged({ trials, slots: [wording], input: { disclosure: { format: 1, entries } } });
    expect([verdict.verdict, verdict.disclosures?.[0]?.state]).toEqual(['differs', 'other-version']);
  });
});

describe('an unconfirmed covert mark', () => {
  const trials = planned(16);
  const rare = slotOf(trials.map((_, row) => (row % 4 === 3 ? '\u200b' : '')));
  it('makes the verdict inconclusive, or is a reason beside the tells found', () => {
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
