/** What the lab and the verdict make of subjects that misbehave. Every one is kept as evidence; none is a pass. */
import { afterAll, describe, expect, test } from 'vitest';
import type { Outcome, Verdict } from '../../src/core/model/index.ts';
import { openBundle } from '../../src/store/index.ts';
import { commandLines, type Ended, HOSTILE, verdictOf, workplace } from './tellproof.ts';

const MINUTES = 60_000;
const place = workplace();
afterAll(() => place.remove());

interface Audited {
  readonly ended: Ended;
  readonly verdict: Verdict;
  readonly outcomes: readonly Outcome[];
}

/** A few trials of one hostile subject. */
async function audited(name: string, args: readonly string[] = []): Promise<Audited> {
  const subject = ['--mount', HOSTILE, '--', 'node', `${HOSTILE}/${name}.mjs`];
  const plan = [
    '--factors',
    'ci',
    '--trials',
    '4',
    '--timeout',
    '10',
    '--seed',
    '1',
    '--json',
    '--out',
    `${name}.tellproof`,
  ];
  const ended = await place.run(['audit', ...plan, ...args, ...subject]);
  return { ended, verdict: verdictOf(ended), outcomes: outcomesOf(name) };
}

function outcomesOf(name: string): Outcome[] {
  const captures = openBundle(place.at(`${name}.tellproof`)).captures();
  return captures.map((capture) => capture.outcome);
}

describe('a subject that ends badly gives no pass', () => {
  test.each<{ name: string; outcome: Partial<Outcome> }>([
    { name: 'crashes', outcome: { kind: 'killed', signal: 'SIGSEGV' } },
    { name: 'fails-at-once', outcome: { kind: 'completed', exitCode: 1 } },
    { name: 'says-nothing', outcome: { kind: 'completed', exitCode: 0 } },
    { name: 'refuses-the-certificate', outcome: { kind: 'completed', exitCode: 1 } },
    { name: 'speaks-bad-tls', outcome: { kind: 'completed', exitCode: 0 } },
  ])(
    '$name',
    async ({ name, outcome }) => {
      const { ended, verdict, outcomes } = await audited(name);
      expect(verdict.verdict).toBe('inconclusive');
      expect(verdict.reasons).not.toEqual([]);
      expect(ended.exitCode).toBe(2);
      for (const seen of outcomes) expect(seen).toMatchObject(outcome);
      expect(outcomes).not.toEqual([]);
      expect((await place.run(['verify', `${name}.tellproof`])).exitCode).toBe(0);
    },
    MINUTES,
  );

  test(
    'hangs',
    async () => {
      const { ended, verdict, outcomes } = await audited('hangs', ['--timeout', '2']);
      expect(verdict.verdict).toBe('inconclusive');
      expect(ended.exitCode).toBe(2);
      for (const seen of outcomes) expect(seen).toMatchObject({ kind: 'timed-out' });
      expect(outcomes).not.toEqual([]);
    },
    MINUTES,
  );

  test(
    'prints-without-end',
    async () => {
      const { verdict, outcomes } = await audited('prints-without-end');
      expect(verdict.verdict).toBe('inconclusive');
      for (const seen of outcomes) expect(seen).toMatchObject({ kind: 'overflowed' });
      expect(outcomes).not.toEqual([]);
    },
    MINUTES,
  );
});

describe('a subject that sends what it should not is captured all the same', () => {
  test.each([
    'sends-truncated-gzip',
    'sends-invalid-utf8',
    'sends-broken-json',
    'sends-duplicate-keys',
    'sends-a-huge-body',
    'waits-for-input',
  ])(
    '%s',
    async (name) => {
      const { verdict, outcomes } = await audited(name);
      expect(outcomes).toHaveLength(4);
      for (const seen of outcomes) expect(seen).toEqual({ kind: 'completed', exitCode: 0 });
      expect(verdict.seen).toMatchObject({ trials: 4, failed: 0 });
      expect(verdict.tells.filter((tell) => tell.class === 'covert')).toEqual([]);
    },
    MINUTES,
  );
});

describe('a subject that opens many connections at once', () => {
  test(
    'has each of them captured',
    async () => {
      const { verdict, outcomes } = await audited('opens-many-connections', ['--env', 'HOSTILE_CONNECTIONS=300']);
      for (const seen of outcomes) expect(seen).toEqual({ kind: 'completed', exitCode: 0 });
      expect(outcomes).toHaveLength(4);
      expect(verdict.seen.messages).toBe(4 * 301);
    },
    2 * MINUTES,
  );
});

describe('a subject that leaves processes behind', () => {
  test.each([
    { name: 'leaves-daemons', marker: 'hostile-daemon' },
    { name: 'forks-many', marker: 'sleep 600' },
  ])(
    '$name: none outlives its trial',
    async ({ name, marker }) => {
      const { outcomes } = await audited(name);
      expect(outcomes).toHaveLength(4);
      expect(commandLines().filter((line) => line.includes(marker))).toEqual([]);
    },
    MINUTES,
  );
});
