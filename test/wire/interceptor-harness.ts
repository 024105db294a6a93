/** An interceptor on loopback with a recorder in memory, for tests: real sockets, real clients, nothing mocked. */
import { createHash } from 'node:crypto';
import { connect as connectTcp, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { CaptureEvent, HttpEvent } from '../../src/core/model/index.ts';
import { CertificateAuthority } from '../../src/wire/tls/authority.ts';
import { DnsSink } from '../../src/wire/dns/sink.ts';
import { createInterceptor, type Interceptor, type InterceptorOptions } from '../../src/wire/interceptor.ts';
import type { Responder, WireRequest } from '../../src/wire/responder.ts';
import type { Recorder } from '../../src/wire/session-record.ts';

/** Words of a caller: those that captures have. */
export type AnsweredBy = HttpEvent['response']['by'];
export type EventOf<K extends CaptureEvent['kind']> = Extract<CaptureEvent, { kind: K }>;

export class MemoryRecorder implements Recorder<AnsweredBy> {
  readonly bodyBytes: number;
  readonly events: CaptureEvent[] = [];
  readonly #blobs = new Map<string, Uint8Array>();
  readonly #start = performance.now();

  constructor(bodyBytes = 1_000_000) {
    this.bodyBytes = bodyBytes;
  }

  emit(event: CaptureEvent): void {
    this.events.push(event);
  }

  putBlob = (bytes: Uint8Array): string => {
    const hash = createHash('sha256').update(bytes).digest('hex');
    this.#blobs.set(hash, Uint8Array.from(bytes));
    return hash;
  };

  elapsed(): number {
    return performance.now() - this.#start;
  }

  blob(hash: string): Buffer {
    const bytes = this.#blobs.get(hash);
    if (bytes === undefined) throw new Error(`no blob ${hash}`);
    return Buffer.from(bytes);
  }

  of<K extends CaptureEvent['kind']>(kind: K): EventOf<K>[] {
    return this.events.filter((event): event is EventOf<K> => event.kind === kind).sort((a, b) => a.at - b.at);
  }

  /** Raw bytes of each HTTP/1 request, in order of arrival. */
  raws(): string[] {
    return this.of('http').map(({ request }) =>
      request.form === 'h1' ? this.blob(request.raw).toString('latin1') : `not h1 but ${request.form}`,
    );
  }
}

export interface Bench {
  readonly interceptor: Interceptor<AnsweredBy>;
  readonly recorder: MemoryRecorder;
  readonly authority: CertificateAuthority;
  readonly port: number;
  readonly seen: WireRequest[];
  readonly connect: () => Promise<Socket>;
  readonly connectTls: (options?: object) => Promise<TLSSocket>;
  /** Sends bytes on a fresh connection and returns all that came back until the other side closed. */
  readonly exchange: (...pieces: readonly (string | Uint8Array)[]) => Promise<string>;
  readonly end: () => Promise<void>;
}

let shared: Promise<CertificateAuthority> | undefined;

export const hello: Responder<AnsweredBy> = (request) =>
  Promise.resolve({ status: 200, headers: [['x-seen', request.target]], body: Buffer.from('hello'), by: 'backend' });

export interface BenchOptions extends Partial<Omit<InterceptorOptions<AnsweredBy>, 'authority'>> {
  readonly bodyBytes?: number;
}

export async function openBench(options: BenchOptions = {}): Promise<Bench> {
  shared ??= CertificateAuthority.create();
  const authority = await shared;
  const seen: WireRequest[] = [];
  const respond = options.respond ?? hello;
  const interceptor = createInterceptor({
    nameOf: () => undefined,
    ownAnswers: { protocol: 'default', error: 'error' },
    dns: new DnsSink(),
    ...options,
    authority,
    respond: (request) => {
      seen.push(request);
      return respond(request);
    },
  });
  const [port = 0] = await interceptor.listen([0]);
  const recorder = new MemoryRecorder(options.bodyBytes);
  interceptor.begin(recorder);
  return { interceptor, recorder, authority, port, seen, ...clients(port, authority), end: () => interceptor.end() };
}

function clients(port: number, authority: CertificateAuthority): Pick<Bench, 'connect' | 'connectTls' | 'exchange'> {
  const connect = (): Promise<Socket> =>
    new Promise((resolve, reject) => {
      const socket = connectTcp(port, '127.0.0.1', () => resolve(socket));
      socket.on('error', reject);
    });
  return {
    connect,
    connectTls: (options = {}) =>
      new Promise((resolve, reject) => {
        const base = { port, host: '127.0.0.1', servername: 'api.example.com', ca: authority.pem };
        const socket = connectTls({ ...base, ...options }, () => resolve(socket));
        socket.on('error', reject);
      }),
    exchange: async (...pieces) => {
      const socket = await connect();
      const answer = readAll(socket);
      for (const piece of pieces) socket.write(piece);
      socket.end();
      return answer;
    },
  };
}

export function readAll(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    socket.on('data', (piece: Buffer) => pieces.push(piece));
    socket.on('close', () => resolve(Buffer.concat(pieces).toString('latin1')));
  });
}

/** Resolves with all that has been read once it contains `text`. */
export function readUntil(socket: Socket, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let read = '';
    const onData = (piece: Buffer): void => {
      read += piece.toString('latin1');
      if (!read.includes(text)) return;
      socket.off('data', onData);
      resolve(read);
    };
    socket.on('data', onData);
    socket.once('close', () => reject(new Error(`closed after ${JSON.stringify(read)}`)));
  });
}
