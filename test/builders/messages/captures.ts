/**
 * Builds synthetic captures with their blobs in memory, for tests of what reads captures. Bytes are written exactly as
 * asked: nothing is added, sorted or corrected, except that `request` and `jsonRequest` add `content-length`.
 */
import { createHash } from 'node:crypto';
import type { Assignment, Capture, CaptureEvent, HttpEvent, PutBlob, ReadBlob } from '../../../src/core/model/index.ts';

export interface MemoryBlobs {
  readonly put: PutBlob;
  readonly read: ReadBlob;
}

export function memoryBlobs(): MemoryBlobs {
  const kept = new Map<string, Uint8Array>();
  return {
    put: (bytes) => {
      const hash = createHash('sha256').update(bytes).digest('hex');
      if (!kept.has(hash)) kept.set(hash, bytes);
      return hash;
    },
    read: (hash) => {
      const bytes = kept.get(hash);
      if (bytes === undefined) throw new Error(`no blob ${hash}`);
      return bytes;
    },
  };
}

export type Headers = readonly (readonly [string, string])[];

export interface RequestOptions {
  readonly method?: string;
  /** Origin the request goes to. */
  readonly origin?: string;
  readonly path?: string;
  /** Header fields before `content-length`; `Host` is only there when listed. */
  readonly headers?: Headers;
  readonly body?: string | Uint8Array;
  readonly at?: number;
  readonly connection?: number;
}

const bytesOf = (text: string | Uint8Array): Uint8Array =>
  typeof text === 'string' ? Buffer.from(text, 'utf8') : text;

/** An HTTP/1.1 request made of exactly these bytes. */
export function rawRequest(blobs: MemoryBlobs, origin: string, raw: string | Uint8Array, at = 0): HttpEvent {
  const url = new URL(origin);
  const tls = url.protocol === 'https:';
  const port = url.port === '' ? (tls ? 443 : 80) : Number(url.port);
  return {
    kind: 'http',
    at,
    connection: 1,
    to: { address: '198.18.0.1', port, host: url.hostname },
    route: 'direct',
    tls,
    request: { form: 'h1', raw: blobs.put(bytesOf(raw)), truncated: false },
    response: { status: 200, by: 'backend', body: blobs.put(new Uint8Array()) },
  };
}

/** A well-formed HTTP/1.1 request with these header fields and body; `content-length` is added. */
export function request(blobs: MemoryBlobs, options: RequestOptions = {}): HttpEvent {
  const origin = options.origin ?? 'https://api.vendor.example';
  const body = bytesOf(options.body ?? '');
  const fields: Headers = [
    ...(options.headers ?? [['Host', new URL(origin).host] as const]),
    ['content-length', String(body.length)],
  ];
  const lines = [
    `${options.method ?? 'POST'} ${options.path ?? '/v1/messages'} HTTP/1.1`,
    ...fields.map(([name, value]) => `${name}: ${value}`),
  ];
  const raw = Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
  return { ...rawRequest(blobs, origin, raw, options.at ?? 0), connection: options.connection ?? 1 };
}

/** A request with a JSON body, written by `JSON.stringify`. */
export function jsonRequest(blobs: MemoryBlobs, body: unknown, options: RequestOptions = {}): HttpEvent {
  const origin = options.origin ?? 'https://api.vendor.example';
  const headers = options.headers ?? [
    ['Host', new URL(origin).host],
    ['Content-Type', 'application/json'],
  ];
  return request(blobs, { ...options, headers, body: JSON.stringify(body) });
}

export interface CaptureOptions {
  readonly assignment?: Assignment;
  readonly block?: number;
  readonly stage?: Capture['trial']['stage'];
  readonly scenario?: string;
  readonly facts?: Readonly<Record<string, string>>;
  readonly startedAt?: number;
}

/** A completed trial that said `events`. */
export function capture(id: string, events: readonly CaptureEvent[], options: CaptureOptions = {}): Capture {
  return {
    trial: {
      id,
      stage: options.stage ?? 'screen',
      block: options.block ?? 0,
      assignment: options.assignment ?? {},
      scenario: options.scenario ?? 'reply',
    },
    outcome: { kind: 'completed', exitCode: 0 },
    startedAt: options.startedAt ?? Date.UTC(2026, 10, 22, 12),
    durationMs: 1000,
    events,
    limits: [],
    facts: options.facts ?? {},
  };
}

/** One trial for each body, numbered `001` on, each with one JSON request. */
export function trialsOf(blobs: MemoryBlobs, bodies: readonly unknown[], options: RequestOptions = {}): Capture[] {
  return bodies.map((body, index) => capture(trialId(index), [jsonRequest(blobs, body, options)]));
}

/** `001` for 0. */
export const trialId = (index: number): string => String(index + 1).padStart(3, '0');
