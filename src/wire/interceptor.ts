/**
 * Accepts every TCP connection, records what clients send, and answers through the responder. One
 * session at a time. It must not decide what an answer is, and must not connect to anything.
 */
import { createServer, type Server, type Socket } from 'node:net';
import { serveConnection, type Wiring } from './connection.ts';
import { plainAddress } from './dns/name-addresses.ts';
import { type OwnAnswers, type Recorder, SessionRecord } from './session-record.ts';

export interface InterceptorOptions<By extends string>
  extends Omit<Wiring<By>, 'webSockets' | 'announceExtendedConnect'> {
  readonly ownAnswers: OwnAnswers<By>;
  /** The name that an address was handed out for, if any: the DNS sink's. */
  readonly nameOf: (address: string) => string | undefined;
  /**
   * The port a client dialled, where another leads here; default: the local port. A rejection fails
   * the session.
   */
  readonly originalPort?: (peer: { readonly address: string; readonly port: number }) => Promise<number>;
  /** Default: always `close`. */
  readonly webSockets?: Wiring<By>['webSockets'];
  /** Default false. */
  readonly announceExtendedConnect?: boolean;
  /**
   * How long `end` lets open connections come to their own end, ms. Default 200: clients are gone
   * by then.
   */
  readonly graceMs?: number;
}

export interface Interceptor<By extends string> {
  /**
   * Listens on each port (0: any free one) of `host`, default `::` for both families. Returns the
   * ports; rejects with the system's error when one cannot be had.
   */
  listen(ports: readonly number[], host?: string): Promise<readonly number[]>;
  /**
   * Starts a session: connections are numbered from 1 and go to `recorder`. Throws if one is
   * running.
   */
  begin(recorder: Recorder<By>): void;
  /**
   * Ends the session: resolves when all of its events are out and all of its connections closed;
   * rejects where the recorder failed on the way. No session: does nothing.
   */
  end(): Promise<void>;
  /** Ends the session and stops listening. */
  close(): Promise<void>;
}

export function createInterceptor<By extends string>(options: InterceptorOptions<By>): Interceptor<By> {
  return new TcpInterceptor(options);
}

const GRACE_MS = 200;

class TcpInterceptor<By extends string> implements Interceptor<By> {
  readonly #options: InterceptorOptions<By>;
  readonly #wiring: Wiring<By>;
  readonly #servers: Server[] = [];
  #session: SessionRecord<By> | null = null;
  #ending: Promise<void> | null = null;

  constructor(options: InterceptorOptions<By>) {
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

  begin(recorder: Recorder<By>): void {
    if (this.#session !== null) throw new Error('a session is running: end it first');
    this.#session = new SessionRecord(recorder, this.#options.ownAnswers);
  }

  async end(): Promise<void> {
    const record = this.#session;
    if (record === null) return;
    this.#ending ??= record.finish(this.#options.graceMs ?? GRACE_MS).finally(() => {
      this.#session = null;
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
    const record = this.#session;
    if (record === null) {
      socket.destroy();
      return;
    }
    const served = this.#serve(socket, record);
    const over = (): void => {
      socket.destroy();
      record.release(socket);
    };
    record.track(served.finally(over));
  }

  /** Async, so that what its options throw fails the session instead of the process. */
  async #serve(socket: Socket, record: SessionRecord<By>): Promise<void> {
    const connection = record.admit(socket);
    const address = plainAddress(socket.localAddress ?? '');
    const peer = { address: plainAddress(socket.remoteAddress ?? ''), port: socket.remotePort ?? 0 };
    const port = (await this.#options.originalPort?.(peer)) ?? socket.localPort ?? 0;
    const to = { address, port, host: this.#options.nameOf(address) ?? address };
    await serveConnection(socket, { record, connection, to, route: 'direct', tls: false }, this.#wiring);
  }
}
