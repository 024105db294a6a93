/** The oracle of decoding: what is read in a trial's own messages must leave the environment in which that trial ran. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runAudit } from '../../src/audit/index.ts';
import { decode, type Reading, readTrial } from '../../src/core/decoding/index.ts';
import type { Assignment, Verdict } from '../../src/core/model/index.ts';
import type { TrialScript } from '../../src/lab/pool/memory-lab.ts';
import { parseVerdict } from '../../src/report/index.ts';
import { openBundle } from '../../src/store/index.ts';
import { contextFor, portsFor, requestFor } from '../audit/subjects.ts';
import { scratchDir } from '../store/example.ts';
import { clientFor, factorOf, LEVELS, MARKS, parityClient, talkative } from './clients.ts';

interface Trial {
  readonly assignment: Assignment;
  readonly readings: readonly Reading[];
}

const root = scratchDir();

/** An audit of the client, and its trials decoded with its own verdict. */
async function audited(
  name: string,
  speak: TrialScript,
  factors: readonly string[],
): Promise<{ verdict: Verdict; trials: readonly Trial[] }> {
  const out = join(root, `${name}.tellproof`);
  await runAudit(requestFor(out, { factors, levels: only(factors) }), contextFor(portsFor(speak)));
  const bundle = openBundle(out);
  const verdict = parseVerdict(bundle.verdict() ?? '');
  const trials = bundle.captures().map((capture): Trial => {
    const [file] = decode(verdict, [{ file: capture.trial.id, ...readTrial(capture, bundle.readBlob) }]);
    const readings = file?.decoded.flatMap((message) => message.readings) ?? [];
    return { assignment: capture.trial.assignment, readings };
  });
  return { verdict, trials };
}

const only = (factors: readonly string[]): Record<string, readonly string[]> =>
  Object.fromEntries(factors.map((factor) => [factor, LEVELS[factor] ?? []]));

const isCell = (cell: Readonly<Record<string, string>>, assignment: Assignment): boolean =>
  Object.entries(cell).every(([factor, level]) => assignment[factor] === level);

/** How often the tell was read with the truth left, read without it, and not read. */
function tally(trials: readonly Trial[], tell: string): { right: number; wrong: number; other: number } {
  const count = { right: 0, wrong: 0, other: 0 };
  for (const { assignment, readings } of trials) {
    const outcome = readings.find((one) => one.tell === tell)?.outcome;
    if (outcome?.kind !== 'read') count.other += 1;
    else if (outcome.cells.some((cell) => isCell(cell, assignment))) count.right += 1;
    else count.wrong += 1;
  }
  return count;
}

describe('decoding a trial of an audit leaves its own environment', () => {
  test.each(Object.keys(MARKS))('with marks in the carriers of the client %s', async (client) => {
    const { verdict, trials } = await audited(client, clientFor(client), Object.keys(LEVELS));
    const carriers = Object.keys(MARKS[client] ?? {});
    const read = carriers.map((carrier) => {
      const tell = verdict.tells.find((one) => one.dependsOn.join() === factorOf(client, carrier));
      return { carrier: tell?.carrier, ...tally(trials, tell?.id ?? '') };
    });
    expect(read).toEqual(carriers.map((carrier) => ({ carrier, right: trials.length, wrong: 0, other: 0 })));
    for (const { id } of verdict.tells) expect(tally(trials, id).wrong, id).toBe(0);
  });

  test('with a mark in the parity of a random digit', async () => {
    const { verdict, trials } = await audited('parity', parityClient, ['timezone']);
    const [tell] = verdict.tells;
    expect(tell).toMatchObject({ disguise: 'derived', feature: 'parity of the last digit' });
    expect(tally(trials, tell?.id ?? '')).toEqual({ right: trials.length, wrong: 0, other: 0 });
  });

  test('with a message that is sent or not', async () => {
    const { verdict, trials } = await audited('talkative', talkative, ['timezone']);
    const tell = verdict.tells.find((one) => one.carrier === 'message.presence');
    expect(tally(trials, tell?.id ?? '')).toEqual({ right: trials.length, wrong: 0, other: 0 });
  });
});
