/**
 * Progress of an audit on standard error: a redrawn line on a terminal, occasional lines elsewhere.
 */
import { describe, expect, test } from 'vitest';
import { duration, progressOn } from '../../src/cli/terminal/progress.ts';
import { subject } from '../audit/subjects.ts';
import { recorder } from './recorder.ts';

describe('progress', () => {
  test('on a terminal is one line, redrawn and wiped', () => {
    const { terminal, said } = recorder({ live: true, columns: 30 });
    const { observe, end } = progressOn(terminal);
    const trial = { id: '001', stage: 'screen', block: 0, assignment: {}, scenario: 'reply' } as const;
    observe({ kind: 'resolved', subject, dir: 'x.tellproof', seed: 5 });
    observe({
      kind: 'trial',
      trial,
      outcome: { kind: 'completed', exitCode: 0 },
      done: 1,
      of: 40,
      failed: 0,
      etaMs: 65_000,
    });
    observe({
      kind: 'trial',
      trial,
      outcome: { kind: 'timed-out', afterMs: 60_000 },
      done: 2,
      of: 40,
      failed: 0,
      etaMs: 64_000,
    });
    end();
    expect(said.err).toBe(
      'auditing specimen:invented, seed 5, evidence in x.tellproof\n' +
        'trial 1/40, about 65 s left' +
        '\r\x1b[2Ktrial 2/40, about 64 s lef...' +
        '\r\x1b[2K',
    );
  });

  test('elsewhere is one plain line every 15 seconds, and the last trial always', () => {
    const { terminal, said } = recorder();
    let now = 0;
    const { observe } = progressOn(terminal, () => now);
    const trial = { id: '001', stage: 'screen', block: 0, assignment: {}, scenario: 'reply' } as const;
    for (let done = 1; done <= 40; done++) {
      now += 2000;
      observe({
        kind: 'trial',
        trial,
        outcome: { kind: 'completed', exitCode: 0 },
        done,
        of: 40,
        failed: 0,
        etaMs: 2000 * (40 - done),
      });
    }
    expect(said.err.split('\n').slice(0, 3)).toEqual([
      'trial 1/40, about 78 s left',
      'trial 9/40, about 62 s left',
      'trial 17/40, about 46 s left',
    ]);
    expect(said.err).toMatch(/\ntrial 40\/40\n$/);
  });

  test('gives remaining time in seconds or minutes, and at least one second', () => {
    expect([10, 99_000, 100_000, 3_600_000].map(duration)).toEqual(['1 s', '99 s', '2 min', '60 min']);
  });
});
