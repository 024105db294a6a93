/**
 * Subjects as functions from a trial to what they would send, and an audit around them. Invented
 * tools and marks.
 */
import { join } from 'node:path';
import type { AuditContext, AuditEvent, AuditPorts, AuditRequest } from '../../src/audit/index.ts';
import type { Capture, CaptureEvent, PlannedTrial, PutBlob, Subject } from '../../src/core/model/index.ts';
import type { Lab } from '../../src/lab/contract/lab.ts';
import { memoryLab, type TrialScript } from '../../src/lab/pool/memory-lab.ts';
import { blobWriter } from '../../src/lab/worker/blob-writer.ts';
import { verdictJson } from '../../src/report/index.ts';
import { posted } from '../builders/messages/post-request.ts';

export const subject: Subject = {
  identity: { name: 'specimen:invented', version: '1.0.0', integrity: null, platform: 'linux-x64' },
  spec: 'specimen:invented',
  argv: ['invented', '{prompt}'],
  mounts: [],
  env: {},
  files: [],
  endpoint: { env: { BASE_URL: '{endpoint}' }, args: [], vendor: 'https://api.invented.example' },
  notVaried: {},
};

export const VENDOR = 'api.invented.example';

/** One POST of a JSON body to the vendor's host. */
export const post = (put: PutBlob, body: unknown, path = '/v1/messages'): CaptureEvent =>
  posted(put, { host: VENDOR, path, body: JSON.stringify(body) });

const ASIAN = /^Asia\//;

/** Says the same everywhere. */
export const plain: TrialScript = (_, put) => [post(put, { text: 'Answer in one word, please.' })];

/** Swaps its hyphen for U+2010 in Asian zones: covert, and depends on the zone alone. */
export const hyphen: TrialScript = (trial, put) => [
  post(put, { text: `A one${ASIAN.test(trial.assignment['timezone'] ?? '') ? '\u2010' : '-'}word answer, please.` }),
];

export function requestFor(out: string, more: Partial<AuditRequest> = {}): AuditRequest {
  return {
    subject: { spec: 'specimen:invented', rest: [], endpointEnv: [], mounts: [], env: {} },
    seed: 11,
    strength: 2,
    jobs: 2,
    out,
    factors: ['timezone', 'locale'],
    levels: { timezone: ['UTC', 'Asia/Shanghai', 'Asia/Tokyo', 'Europe/Berlin'] },
    scenarios: ['reply'],
    timeoutMs: 60_000,
    typed: ['audit', 'specimen:invented'],
    ...more,
  };
}

export function portsFor(speak: TrialScript, around: (lab: Lab) => Lab = (lab) => lab): AuditPorts {
  return {
    resolve: () => Promise.resolve(subject),
    open: ({ blobDir, jobs }) =>
      Promise.resolve(around(memoryLab({ script: speak, put: blobWriter(blobDir), workers: jobs }))),
  };
}

export interface Watched extends AuditContext {
  readonly events: readonly AuditEvent[];
  readonly abort: () => void;
}

export function contextFor(
  ports: AuditPorts,
  onEvent: (event: AuditEvent, abort: () => void) => void = () => undefined,
): Watched {
  const events: AuditEvent[] = [];
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const observe = (event: AuditEvent): void => {
    events.push(event);
    onEvent(event, abort);
  };
  return { ports, observe, signal: controller.signal, render: verdictJson, events, abort };
}

/** A capture of a trial that our side failed. */
export const labFailed = (trial: PlannedTrial, cause: string): Capture => ({
  trial,
  outcome: { kind: 'lab-failed', cause },
  startedAt: 0,
  durationMs: 0,
  events: [],
  limits: [],
  facts: {},
});

export const bundleIn = (root: string, name: string): string => join(root, `${name}.tellproof`);
