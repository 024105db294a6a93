/**
 * Marks of several carriers, captured in the lab and read again by the built program: each trial's
 * own environment must be left.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import type { DecodedFile } from '../../src/core/decoding/index.ts';
import type { Assignment } from '../../src/core/model/index.ts';
import { covert, verdictOf, workplace } from './tellproof.ts';

const place = workplace();
afterAll(() => place.remove());

const assignmentOf = (bundle: string, trial: string): Assignment => {
  const text = readFileSync(place.at(bundle, 'trials', trial, 'assignment.json'), 'utf8');
  return (JSON.parse(text) as { assignment: Assignment }).assignment;
};

describe.each([
  ['header-order', 'http.header-order', 'endpoint'],
  ['look-alike-letter', 'text.code-point', 'locale'],
  ['number-form', 'json.number-form', 'proxy'],
])('the mark of %s', (specimen, carrier, factor) => {
  test('is read in every trial, and leaves its environment', async () => {
    const bundle = `${specimen}.tellproof`;
    const verdict = verdictOf(
      await place.run(['audit', `specimen:${specimen}`, '--factors', factor, '--seed', '1', '--json', '--out', bundle]),
    );
    const [tell] = covert(verdict);
    expect(tell?.carrier).toBe(carrier);
    const { stdout, exitCode } = await place.run(['decode', bundle, bundle, '--json']);
    const { files } = JSON.parse(stdout) as { files: readonly DecodedFile[] };
    const trials = readdirSync(place.at(bundle, 'trials')).sort();
    const left = files.map(({ decoded }) =>
      decoded.flatMap(({ readings }) => readings.filter((one) => one.tell === tell?.id)),
    );
    expect(left.map((readings) => readings.map(({ outcome }) => outcome.kind))).toEqual(trials.map(() => ['read']));
    for (const [index, trial] of trials.entries()) {
      const outcome = left[index]?.[0]?.outcome;
      const cells = outcome?.kind === 'read' ? outcome.cells : [];
      expect(
        cells.some((cell) => isCell(cell, assignmentOf(bundle, trial))),
        trial,
      ).toBe(true);
    }
    expect(exitCode).toBe(1);
  });
});

const isCell = (cell: Assignment, assignment: Assignment): boolean =>
  Object.entries(cell).every(([factor, level]) => assignment[factor] === level);
