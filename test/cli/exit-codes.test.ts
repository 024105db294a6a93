/** The exit code of each verdict, with and without --fail-on, and of an unforeseen error. */
import { describe, expect, test } from 'vitest';
import { exitCodeOf } from '../../src/cli/exit-codes.ts';
import { failureOf } from '../../src/cli/failure.ts';
import { inconclusive, interaction, noneSeen, verdict } from '../report/example.ts';

describe('the exit code', () => {
  const differs = { ...verdict, verdict: 'differs', tells: [interaction] } as const;

  test.each([
    [verdict, undefined, 1],
    [differs, undefined, 3],
    [inconclusive, undefined, 2],
    [noneSeen, undefined, 0],
    [verdict, ['covert'], 1],
    [verdict, ['behavioural'], 3],
    [verdict, ['inconclusive'], 0],
    [verdict, ['behavioural', 'covert'], 1],
    [differs, ['covert'], 0],
    [differs, ['behavioural'], 3],
    [inconclusive, ['covert', 'behavioural'], 0],
    [inconclusive, ['inconclusive'], 2],
    [noneSeen, ['covert', 'behavioural', 'inconclusive'], 0],
  ] as const)('of $verdict.verdict with %j is %i', (given, failOn, expected) => {
    expect(exitCodeOf(given, failOn)).toBe(expected);
  });

  test('ignores declared tells under --fail-on', () => {
    const declared = { ...verdict, tells: verdict.tells.map((tell) => ({ ...tell, declared: 'D1' })) };
    expect(exitCodeOf(declared, ['covert', 'behavioural'])).toBe(0);
  });

  test('of an unforeseen error is 70, with a message of one line and a hint', () => {
    expect(failureOf(new TypeError('x is not\n  a function'), null)).toEqual({
      message: 'internal error: x is not; a function',
      hint: 'run it again with TELLPROOF_DEBUG=1 and report what it prints',
      exitCode: 70,
    });
  });
});
