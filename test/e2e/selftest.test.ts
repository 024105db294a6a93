/**
 * The self-test as a user runs it: a small part of the corpus through the real lab, against exact
 * expectations.
 */
import { afterAll, expect, test } from 'vitest';
import { workplace } from './tellproof.ts';

const place = workplace();
afterAll(() => place.remove());

interface Result {
  readonly seed: number;
  readonly shares: readonly { readonly what: string; readonly right: number; readonly of: number }[];
  readonly rows: readonly { readonly name: string; readonly kind: string; readonly holds: boolean }[];
}

test('the quick self-test finds each mark at its place, and none in a decoy', async () => {
  const ended = await place.run(['selftest', '--quick', '--json']);
  const result = JSON.parse(ended.stdout) as Result;
  expect(result.rows.map(({ name, holds }) => [name, holds])).toEqual([
    ['number-form', true],
    ['id-parity', true],
    ['either-not-both', true],
    ['random-ids', true],
  ]);
  expect(result.shares.map(({ right, of }) => [right, of])).toEqual([
    ...['found', 'place', 'factors', 'class', 'codebook'].map(() => [3, 3]),
    [1, 1],
    [4, 4],
  ]);
  expect(ended.exitCode).toBe(0);
});

test('a name that is no specimen is bad usage', async () => {
  const ended = await place.run(['selftest', 'no-such-mark']);
  expect(ended).toMatchObject({ stdout: '', exitCode: 64 });
  expect(ended.stderr).toMatch(/^error: no specimen or decoy "no-such-mark"\nhint: known: date-line, /);
});
