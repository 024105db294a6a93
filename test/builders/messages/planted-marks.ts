/** Marks planted in messages made by hand: bytes in, bytes out. Draws are as the test says, not random. */
import { readerOf } from '../../../src/core/align/align.ts';
import type { TrialMessage } from '../../../src/core/align/read/message-reader.ts';
import { baselineOf, type Baseline } from '../../../src/core/plant/baseline.ts';
import { MARKS } from '../../../src/core/plant/marks/index.ts';
import type { Mark } from '../../../src/core/plant/marks/mark.ts';
import { applyMark } from '../../../src/core/plant/apply-mark.ts';
import type { Target } from '../../../src/core/plant/target.ts';
import { writeRequest } from '../../../src/core/carriers/http/request.ts';
import type { Prng } from '../../../src/core/design/index.ts';
import type { Capture, CaptureEvent } from '../../../src/core/model/index.ts';
import { capture, memoryBlobs, rawRequest, trialId, type MemoryBlobs } from './captures.ts';

export const zoneOf = (trial: number): string => (trial % 2 === 0 ? 'UTC' : 'east');

/** What trials sent, every other one of them in another zone. */
export function baselineFor(events: readonly (readonly CaptureEvent[])[], { read }: MemoryBlobs): Baseline {
  const captures = events.map(
    (own, trial): Capture => capture(trialId(trial), own, { assignment: { zone: zoneOf(trial) } }),
  );
  const trials = captures.map(({ trial }) => trial);
  const design = { seed: 1, factors: { zone: ['UTC', 'east'] }, strength: 1, trials };
  return baselineOf({ design, captures, reader: readerOf(read), renderings: () => [] });
}

/** One raw request a trial. */
export function requested(raws: readonly string[]): Baseline {
  const blobs = memoryBlobs();
  return baselineFor(
    raws.map((raw) => [rawRequest(blobs, 'https://a.example', raw)]),
    blobs,
  );
}

/** The spot at an address of the first message, the n-th of them where several have it. */
export function targetAt({ targets }: Baseline, address: string, nth = 0): Target {
  const [own = []] = targets.values();
  const target = own.filter((one) => one.address === address)[nth];
  if (target === undefined) throw new Error(`no spot ${address} among ${own.map((one) => one.address).join()}`);
  return target;
}

/** Draws these numbers in turn, and then again from the first on. */
export function drawing(...numbers: readonly number[]): Prng {
  let at = 0;
  const next = (): number => numbers[at++ % numbers.length] ?? 0;
  return { next, below: (n) => next() % n, shuffle: (items) => [...items] };
}

export function markOf(name: string, marks: readonly Mark[] = MARKS): Mark {
  const mark = marks.find((one) => one.name === name);
  if (mark === undefined) throw new Error(`no mark ${name}`);
  return mark;
}

export const bytesOf = ({ place }: TrialMessage): string => {
  const content = writeRequest('h1', place);
  return content.form === 'h1' ? Buffer.from(content.raw).toString('latin1') : '';
};

/** The bytes of each trial's first message with the mark in all of them; null where the mark cannot be settled there. */
export function planted(baseline: Baseline, mark: Mark, target: Target, random: Prng): (string | null)[] | null {
  const all = new Set(baseline.ids.keys());
  const change = mark.instantiate(target, random, [...all]);
  if (change === null) return null;
  const marked = applyMark(baseline, target, change, all);
  return (baseline.messages.get(target.message) ?? []).map((one) => {
    const now = one !== null && marked.has(one) ? marked.get(one) : one;
    return now == null ? null : bytesOf(now);
  });
}

/** The one message of a trial with the mark in it. */
export function marked(name: string, raw: string, address: string, ...draws: readonly number[]): string | null {
  const baseline = requested([raw]);
  const [bytes = null] = planted(baseline, markOf(name), targetAt(baseline, address), drawing(...draws, 0)) ?? [];
  return bytes;
}

/** A request with a JSON body, its length in the head. */
export function posted(body: string): string {
  const head = ['POST / HTTP/1.1', 'Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

/** The body of a request's bytes. */
export const bodyOf = (bytes: string | null): string | null =>
  bytes === null ? null : Buffer.from(bytes.slice(bytes.indexOf('\r\n\r\n') + 4), 'latin1').toString('utf8');

/** The body of a request with the mark in it. */
export const inBody = (name: string, body: string, address: string, ...draws: readonly number[]): string | null =>
  bodyOf(marked(name, posted(body), address, ...draws));

/** The carrier of the mark at an address, if it can stand there. */
export function carrierAt(name: string, raw: string, address: string, nth = 0): string | undefined {
  return markOf(name).carrierAt(targetAt(requested([raw]), address, nth));
}
