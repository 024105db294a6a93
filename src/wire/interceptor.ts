/**
 * Accepts every TCP connection of the subject, records what it says, and answers through the responder. One trial at a time;
 * it must not decide what an answer is, and must not connect to anything.
 */
import { createServer, type Server, type Socket } from 'node:net';
import { serveConnection, type Wiring } from './connection.ts';
import { plainAddress } from './dns/name-addresses.ts';
import { type Recorder, TrialRecord } from './session-record.ts';

export interface InterceptorOptions extends Omit<Wiring, 'webSockets' | 'announceExtendedConnect'> {
  /** The name that an address was handed out for, if any: the DNS sink's. */
  readonly nameOf: (address: string) => string | undefined;
  /** The port a client dialled, where another leads here; default: the local port. What it rejects with fails the trial. */
  readonly originalPort?: (peer: { readonly address: string; readonly port: number }) => Promise<number>;
  /** Default: always `close`. */
  readonly webSockets?: Wiring['webSockets'];
  /** Default false. */
  readonly announceExtendedConnect?: boolean;
  /** How long `end` lets open connections come to their own end, ms. Default 200: the subject is gone by then. */
  readonly graceMs?: number;
}

export interface Interceptor {
  /**
   * Listens on each port (0: any free one) of `host`, default `::` for both families. Returns the ports; rejects with the
   * system's error when one cannot be had.
   */
  listen(ports: readonly number[], host?: string): Promise<readonly number[]>;
  /** Starts a trial: connections are numbered from 1 and go to `recorder`. Throws if one is running. */
  begin(recorder: Recorder): void;
  /**
   * Ends the trial: resolves when all of its events are out and all of its connections closed; rejects where the
   * recorder failed on the way. No trial: does nothing.
   */
  end(): Promise<void>;
  /** Ends the trial and stops listening. */
  close(): Promise<void>;
}

export function createInterceptor(options: InterceptorOptions): Interceptor {
  return new TcpInterceptor(options);
}

const GRACE_MS = 200;

class TcpInterceptor implements Interceptor {
  readonly #options: InterceptorOptions;
  readonly #wiring: Wiring;
  readonly #servers: Server[] = [];
  #trial: TrialRecord | null = null;
  #ending: Promise<void> | null = null;

  constructor(options: InterceptorOptions) {
    this.#options = options;
    this.#wiring = {
      ...options,
      webSockets: options.webSockets ?? (() => 'close'),
      announceExtendedConnect: options.announceExtendedConnect ?? false,
    };
  }

  async listen(ports: readonly number[], host = '::'): Promise<readonly number[]> {
    return Promise.all(ports.map((port) => this.#listenOn(port, host)));
  }

  begin(recorder: Recorder): void {
    if (this.#trial !== null) throw new Error('a trial is running: end it first');
    this.#trial = new TrialRecord(recorder);
  }

  async end(): Promise<void> {
    const trial = this.#trial;
    if (trial === null) return;
    this.#ending ??= trial.finish(this.#options.graceMs ?? GRACE_MS).finally(() => {
      this.#trial = null;
      this.#ending = null;
    });
    await this.#ending;
  }

  async close(): Promise<void> {
    await this.end();
    await Promise.all(this.#servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
  }

  #listenOn(port: number, host: string): Promise<number> {
    const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => this.#accept(socket));
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port, host, backlog: 1024 }, () => {
        server.off('error', reject);
        this.#servers.push(server);
        const address = server.address();
        resolve(address === null || typeof address === 'string' ? port : address.port);
      });
    });
  }

  #accept(socket: Socket): void {
    socket.on('error', () => undefined); // `close` follows, and is what counts.
    const trial = this.#trial;
    if (trial === null) {
      socket.destroy();
      return;
    }
    const served = this.#serve(socket, trial);
    const over = (): void => {
      socket.destroy();
      trial.release(socket);
    };
    trial.track(served.finally(over));
  }

  /** Async, so that what its options throw fails the trial instead of the process. */
  async #serve(socket: Socket, trial: TrialRecord): Promise<void> {
    const connection = trial.admit(socket);
    const address = plainAddress(socket.localAddress ?? '');
    const peer = { address: plainAddress(socket.remoteAddress ?? ''), port: socket.remotePort ?? 0 };
    const port = (await this.#options.originalPort?.(peer)) ?? socket.localPort ?? 0;
    const to = { address, port, host: this.#options.nameOf(address) ?? address };
    await serveConnection(socket, { trial, connection, to, route: 'direct', tls: false }, this.#wiring);
  }
}
