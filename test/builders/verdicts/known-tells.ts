/** Known tells and trials in two zones, for tests of looking for what an audit found. */
import { alignCaptures } from '../../../src/core/align/align.ts';
import type { Alignment, Capture, Factor, KnownTell } from '../../../src/core/model/index.ts';
import { capture, jsonRequest, memoryBlobs, trialId } from '../messages/captures.ts';

export const MESSAGE = 'POST a.example/v1/messages #1';
export const LEVELS = { zone: ['UTC', 'east'] };

export const ZONE: Factor = {
  name: 'zone',
  kind: 'other',
  describes: 'the zone of the test',
  levels: [
    { name: 'UTC', setting: {}, renderings: [] },
    { name: 'east', setting: {}, renderings: [] },
  ],
};

/** An apostrophe that follows the zone. */
export function tellOf(what: Partial<KnownTell> = {}): KnownTell {
  const entry = (level: string, symbol: string) => ({
    cells: [{ zone: level }],
    levels: { zone: [level] },
    symbol,
    rendered: symbol,
  });
  return {
    id: 'T1',
    class: 'covert',
    sink: 'http',
    message: MESSAGE,
    carrier: 'text.code-point',
    address: 'body.t',
    before: 'Today',
    after: 's date',
    dependsOn: ['zone'],
    codebook: [entry('UTC', 'U+0027'), entry('east', 'U+2019')],
    agree: '8/8',
    ...what,
  };
}

const blobs = memoryBlobs();
export const readBlob = blobs.read;

/** Trials of one body each; every other one of them in the east. */
export const capturesOf = (bodies: readonly unknown[]): Capture[] =>
  bodies.map((body, trial) => {
    const assignment = { zone: trial % 2 === 0 ? 'UTC' : 'east' };
    return capture(trialId(trial), [jsonRequest(blobs, body, { origin: 'https://a.example' })], { assignment });
  });

export const alignedBodies = (bodies: readonly unknown[]): Alignment =>
  alignCaptures(capturesOf(bodies), readBlob, () => []);

/** Four trials, what they send made of the apostrophe of their zone. */
export const zoned = (
  body: (apostrophe: string, trial: number) => unknown,
  [utc, east]: readonly [string, string] = ["'", '\u2019'],
): unknown[] => [0, 1, 2, 3].map((trial) => body(trial % 2 === 0 ? utc : east, trial));

export const SAID = (apostrophe: string): unknown => ({ t: `Today${apostrophe}s date is known.` });
