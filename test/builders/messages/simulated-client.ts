/**
 * A client for the tests of planting and calibration: two messages with headers, a query, JSON of every type, a list of named
 * and one of unnamed elements; a random id and a time in each. Nothing it sends depends on the environment.
 */
import { createHash } from 'node:crypto';
import { prng } from '../../../src/core/design/index.ts';
import type { Capture, Design, HttpEvent, PlannedTrial } from '../../../src/core/model/index.ts';
import { capture, memoryBlobs, rawRequest, type MemoryBlobs } from './captures.ts';

const VENDOR = 'https://api.vendor.example';

export const FACTORS = {
  zone: ['UTC', 'east', 'west'],
  endpoint: ['vendor', 'gateway', 'lab'],
  user: ['dev', 'ada'],
  ci: ['none', 'runner'],
} as const;

export interface Heard {
  readonly captures: readonly Capture[];
  readonly blobs: MemoryBlobs;
}

/** What the trials of a design would have captured; `seed` draws ids and times. */
export function hear(design: Design, seed = 1): Heard {
  const blobs = memoryBlobs();
  return { captures: design.trials.map((trial) => captureOf(trial, blobs, seed)), blobs };
}

function captureOf(trial: PlannedTrial, blobs: MemoryBlobs, seed: number): Capture {
  const random = prng(seed * 100_003 + Number(trial.id));
  const id = createHash('sha256').update(`${seed} ${trial.id}`).digest('hex').slice(0, 32);
  const spent = 100 + random.below(900);
  const { stage, block, assignment, scenario } = trial;
  return capture(trial.id, [ping(blobs, id), message(blobs, id, spent)], { stage, block, assignment, scenario });
}

function ping(blobs: MemoryBlobs, id: string): HttpEvent {
  const head = ['GET /v1/ping?version=1.2.3&channel=stable&quiet HTTP/1.1', 'Host: api.vendor.example', `X-Id: ${id}`];
  return rawRequest(blobs, VENDOR, `${head.join('\r\n')}\r\n\r\n`, 1);
}

function message(blobs: MemoryBlobs, id: string, spent: number): HttpEvent {
  const body = JSON.stringify({
    model: 'small-1',
    stream: true,
    max_tokens: 4096,
    temperature: 0.5,
    system: 'You are a coding tool. Answer briefly, and read a file before you change it.\nNever guess.',
    messages: [{ role: 'user', content: 'Say hello - in one/two words, please' }],
    tools: ['read_file', 'write_file', 'search'].map((name) => ({ name, description: `Runs ${name} once` })),
    stop: ['END', 'STOP'],
    metadata: { session: id, spent },
  });
  const head = [
    'POST /v1/messages HTTP/1.1',
    'Host: api.vendor.example',
    'Content-Type: application/json',
    'User-Agent: tool/1.2.3',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return rawRequest(blobs, VENDOR, `${head.join('\r\n')}\r\n\r\n${body}`, 2);
}
