/**
 * What the lab and the verdict make of subjects that misbehave. Every one is kept as evidence; none
 * is a pass.
 */
import { afterAll, describe, expect, test } from 'vitest';
import type { Outcome, Reason, Verdict } from '../../src/core/model/index.ts';
import { openBundle } from '../../src/store/index.ts';
import { commandLines, type Ended, HOSTILE, verdictOf, workplace } from './tellproof.ts';

const place = workplace();
afterAll(() => place.remove());

interface Audited {
  readonly ended: Ended;
  readonly verdict: Verdict;
  readonly outcomes: readonly Outcome[];
}

/** Few trials of one hostile subject: enough for a well-behaved one to come to `none-seen`. */
async function audited(name: string, args: readonly string[] = []): Promise<Audited> {
  const subject = ['--mount', HOSTILE, '--', 'node', `${HOSTILE}/${name}.mjs`];
  const plan = ['--factors', 'ci', '--trials', '9', '--timeout', '120', '--seed', '1', '--json', '--out'];
  const ended = await place.run(['audit', ...plan, `${name}.tellproof`, ...args, ...subject]);
  return { ended, verdict: verdictOf(ended), outcomes: outcomesOf(name) };
}

function outcomesOf(name: string): Outcome[] {
  const captures = openBundle(place.at(`${name}.tellproof`)).captures();
  return captures.map((capture) => capture.outcome);
}

describe('a subject that says nothing to judge gives no pass', () => {
  test.each<{ name: string; outcome: Partial<Outcome>; reason: Reason; args?: readonly string[] }>([
    { name: 'crashes', outcome: { kind: 'killed', signal: 'SIGSEGV' }, reason: 'too-few-trials-completed' },
    { name: 'fails-at-once', outcome: { kind: 'completed', exitCode: 1 }, reason: 'subject-sent-nothing' },
    { name: 'says-nothing', outcome: { kind: 'completed', exitCode: 0 }, reason: 'subject-sent-nothing' },
    { name: 'refuses-the-certificate', outcome: { kind: 'completed', exitCode: 1 }, reason: 'subject-refused-tls' },
    { name: 'speaks-bad-tls', outcome: { kind: 'completed', exitCode: 0 }, reason: 'subject-sent-nothing' },
    { name: 'prints-without-end', outcome: { kind: 'overflowed' }, reason: 'too-few-trials-completed' },
    { name: 'hangs', outcome: { kind: 'timed-out' }, reason: 'too-few-trials-completed', args: ['--timeout', '1'] },
  ])('$name: $reason', async ({ name, outcome, reason, args }) => {
    const { ended, verdict, outcomes } = await audited(name, args);
    expect({ verdict: verdict.verdict, exitCode: ended.exitCode }).toEqual({ verdict: 'inconclusive', exitCode: 2 });
    expect(verdict.reasons).toContain(reason);
    expect(outcomes.length).toBeGreaterThan(1);
    for (const seen of outcomes) expect(seen).toMatchObject(outcome);
  });
});

const COMPLETED: Outcome = { kind: 'completed', exitCode: 0 };

/**
 * Number of trials, all completed: those planned, and fresh ones where the order of what is sent at
 * once agreed with the factor by luck (in one audit of 25 with 200 connections and four trials).
 */
function allCompleted(outcomes: readonly Outcome[], planned: number): number {
  expect(outcomes.length).toBeGreaterThanOrEqual(planned);
  expect(outcomes).toEqual(outcomes.map(() => COMPLETED));
  return outcomes.length;
}

describe('a subject that sends what it should not is captured all the same', () => {
  test.each([
    { name: 'sends-every-bad-body', messages: 4 },
    { name: 'waits-for-input', messages: 1 },
  ])('$name: each message is read, and none is taken for a tell', async ({ name, messages }) => {
    const { ended, verdict, outcomes } = await audited(name);
    expect({ verdict: verdict.verdict, exitCode: ended.exitCode }).toEqual({ verdict: 'none-seen', exitCode: 0 });
    const trials = allCompleted(outcomes, 9);
    expect(verdict.seen).toMatchObject({ trials, failed: 0, messages: trials * messages });
  });

  test('sends-a-huge-body: the start of it is kept, and that it was cut', async () => {
    const { outcomes } = await audited('sends-a-huge-body', ['--trials', '4', '--timeout', '120']);
    expect(outcomes).toEqual(Array.from({ length: 4 }, () => COMPLETED));
    const [capture] = openBundle(place.at('sends-a-huge-body.tellproof')).captures();
    const sent = capture?.events.filter((event) => event.kind === 'http');
    expect(sent?.map((event) => event.request.truncated)).toEqual([true]);
  });

  test('opens-many-connections: each is in the capture', async () => {
    const few = ['--trials', '4', '--timeout', '120', '--env', 'HOSTILE_CONNECTIONS=200'];
    const { outcomes } = await audited('opens-many-connections', few);
    const trials = allCompleted(outcomes, 4);
    const captures = openBundle(place.at('opens-many-connections.tellproof')).captures();
    const requests = captures.map(({ events }) => events.filter(({ kind }) => kind === 'http').length);
    expect(requests).toEqual(Array.from({ length: trials }, () => 201));
  });
});

describe('a subject that leaves processes behind', () => {
  test.each([
    { name: 'leaves-daemons', marker: 'hostile-daemon' },
    { name: 'forks-many', marker: 'sleep 600' },
  ])('$name: none outlives its trial', async ({ name, marker }) => {
    const { outcomes } = await audited(name, ['--trials', '4']);
    expect(outcomes).toEqual(Array.from({ length: 4 }, () => COMPLETED));
    expect(commandLines().filter((line) => line.includes(marker))).toEqual([]);
    const captures = openBundle(place.at(`${name}.tellproof`)).captures();
    for (const capture of captures)
      expect(capture.limits.join()).toMatch(/processes that the subject left running were ended/);
  });
});
