/**
 * Serves HTTP/2 on a stream of plaintext: every request's fields in the order sent, pseudo-headers
 * and trailers included, and its body. What a client sends before its first request is kept by
 * `start.ts`; later frames other than HEADERS and DATA are not kept.
 */
import { constants, performServerHandshake, type ServerHttp2Stream } from 'node:http2';
import type { Duplex } from 'node:stream';
import { decodeBody } from '../../core/carriers/http/content-coding.ts';
import type { Destination } from '../../core/model/index.ts';
import {
  type Arrival,
  askStream,
  bodyPieces,
  deliver,
  exchange,
  exchangeEarly,
  type Origin,
  plainAnswer,
  recordUnanswered,
  type SendAnswer,
} from '../exchange.ts';
import { authorityTarget } from '../http1/proxy-target.ts';
import { BoundedBytes } from '../bounded-bytes.ts';
import { IncomingBody } from '../incoming-body.ts';
import { type Fields, pairs, responseHeaders } from './fields.ts';
import type { Responder, StreamResponder, WireAnswer, WireRequest } from '../responder.ts';

export interface Http2Takeovers<By extends string> {
  readonly respond: Responder<By>;
  readonly respondToStream?: StreamResponder<By>;
  /**
   * Whether SETTINGS announce WebSockets over HTTP/2 (RFC 8441). If so, a client's attempt is
   * recorded and answered 426 at once. If not, clients do not try, and nghttp2 resets the stream of
   * one that does.
   */
  readonly announceExtendedConnect: boolean;
  tunnel(stream: Duplex, first: Buffer, origin: Origin<By>, to: Destination): Promise<void>;
}

const WINDOW_BYTES = 1024 * 1024;

/** Resolves when the session's stream is closed. */
export async function serveHttp2<By extends string>(
  stream: Duplex,
  origin: Origin<By>,
  gone: Promise<void>,
  takeovers: Http2Takeovers<By>,
): Promise<void> {
  const session = performServerHandshake(stream, {
    maxHeaderListPairs: 4000,
    maxSessionMemory: 256,
    settings: {
      initialWindowSize: WINDOW_BYTES,
      maxHeaderListSize: 1024 * 1024,
      enableConnectProtocol: takeovers.announceExtendedConnect,
    },
  });
  session.on('error', () => stream.destroy());
  session.on('close', () => stream.destroy());
  stream.once('end', () => session.destroy());
  stream.once('close', () => session.destroy());
  // The fourth argument, the raw headers, is documented but missing from the types.
  session.on('stream', (...[request, , , raw]: unknown[]) => {
    const served = new Http2Request(request as ServerHttp2Stream, pairs(raw as string[]), origin, takeovers);
    origin.record.track(served.serve());
  });
  await gone;
}

class Http2Request<By extends string> {
  readonly #stream: ServerHttp2Stream;
  readonly #fields: (readonly [string, string])[];
  readonly #origin: Origin<By>;
  readonly #takeovers: Http2Takeovers<By>;
  readonly #at: number;
  readonly #body: BoundedBytes;
  readonly #gone: Promise<void>;
  /** The answer was out before the body had come whole. */
  #stopped = false;

  constructor(stream: ServerHttp2Stream, fields: Fields, origin: Origin<By>, takeovers: Http2Takeovers<By>) {
    this.#stream = stream;
    this.#fields = [...fields];
    this.#origin = origin;
    this.#takeovers = takeovers;
    this.#at = origin.record.now();
    this.#body = new BoundedBytes(origin.record.bodyBytes);
    this.#gone = new Promise((resolve) => stream.once('close', () => resolve()));
    stream.on('error', () => undefined); // A reset shows as `close`; the event only must not go unheard.
  }

  async serve(): Promise<void> {
    const { respondToStream } = this.#takeovers;
    if (this.#field(':method') === 'CONNECT') await this.#connect();
    else if (respondToStream !== undefined) await this.#serveStreamed(respondToStream);
    else {
      this.#sendContinue();
      await this.#answerWhole(this.#readBody());
    }
  }

  /** `whole`: whether the body came to its end. */
  async #answerWhole(whole: Promise<boolean>): Promise<void> {
    if (await whole)
      await exchange(this.#arrival(false), this.#wire(), this.#takeovers.respond, this.#send, this.#gone);
    else recordUnanswered(this.#arrival(true));
  }

  /**
   * Asks before the body has ended. An answer that is out before the body ends resets the stream
   * (RFC 9113 section 8.1).
   */
  async #serveStreamed(respondToStream: StreamResponder<By>): Promise<void> {
    const body = new IncomingBody({
      pause: () => this.#stream.pause(),
      resume: () => this.#stream.resume(),
      wanted: () => this.#sendContinue(),
    });
    const whole = this.#readBody((piece) => body.push(piece));
    void whole.then((isWhole) => (isWhole ? body.end() : body.fail('the client left before the end of the body')));
    const answering = askStream(respondToStream, { ...this.#wireHead(), body });
    if (answering === null) {
      body.discard();
      this.#sendContinue();
      return this.#answerWhole(whole);
    }
    const request = whole.then((isWhole) => this.#arrival(!isWhole).request);
    const send: SendAnswer<By> = async (answer, sent) => {
      await this.#send(answer, sent);
      if (!body.over) this.#stop();
      body.discard();
    };
    await exchangeEarly({ at: this.#at, origin: this.#origin, request }, answering, send, this.#gone);
  }

  /** Asks the client to send no more of its body. */
  #stop(): void {
    this.#stopped = true;
    this.#stream.close(constants.NGHTTP2_NO_ERROR);
  }

  #sendContinue(): void {
    const waits = this.#field('expect')?.toLowerCase() === '100-continue';
    if (waits && !this.#isGone() && !this.#stream.headersSent) this.#stream.additionalHeaders({ ':status': 100 });
  }

  /**
   * Plain CONNECT asks for a tunnel; with `:protocol` (RFC 8441) for a WebSocket, which is declined
   * at once.
   */
  async #connect(): Promise<void> {
    const target = authorityTarget(this.#field(':authority') ?? '', this.#origin.to.address);
    if (this.#field(':protocol') !== undefined) return deliver(this.#arrival(false), this.#refusal(426), this.#send);
    if (target === null) return deliver(this.#arrival(false), this.#refusal(400), this.#send);
    await deliver(this.#arrival(false), plainAnswer(200, '', this.#origin.record.ownAnswers.protocol), () => {
      this.#stream.respond({ ':status': 200 });
      return Promise.resolve();
    });
    await this.#takeovers.tunnel(this.#stream, Buffer.alloc(0), this.#origin, target);
  }

  /** True: the body came to its end; false: the client went before. `each` sees the pieces. */
  #readBody(each: (piece: Uint8Array) => void = () => undefined): Promise<boolean> {
    this.#stream.on('trailers', (...[, , raw]: unknown[]) => this.#fields.push(...pairs(raw as string[])));
    this.#stream.on('data', (piece: Buffer) => {
      this.#body.add(piece);
      each(piece);
    });
    return new Promise((resolve) => {
      this.#stream.once('end', () =>
        resolve(!this.#stopped && !this.#stream.aborted && this.#stream.rstCode === constants.NGHTTP2_NO_ERROR),
      );
      this.#stream.once('close', () => resolve(false));
    });
  }

  #arrival(cut: boolean): Arrival<By> {
    const body = this.#origin.record.putBlob(this.#body.bytes());
    const truncated = cut || this.#body.truncated;
    return { at: this.#at, origin: this.#origin, request: { form: 'h2', fields: this.#fields, body, truncated } };
  }

  #wire(): WireRequest {
    const head = this.#wireHead();
    return { ...head, body: decodeBody(head.headers, this.#body.bytes()).bytes };
  }

  #wireHead(): Omit<WireRequest, 'body'> {
    const { to, tls } = this.#origin;
    const headers = this.#fields.filter(([name]) => !name.startsWith(':'));
    return { to, tls, method: this.#field(':method') ?? '', target: this.#field(':path') ?? '', headers };
  }

  #field(name: string): string | undefined {
    return this.#fields.find(([key]) => key === name)?.[1];
  }

  readonly #send = async (answer: WireAnswer<By>, sent: (piece: Uint8Array) => void): Promise<void> => {
    try {
      await this.#sendAnswer(answer, sent);
    } catch (error) {
      this.#stream.close(constants.NGHTTP2_INTERNAL_ERROR); // Half an answer must not look like a whole one.
      throw error;
    }
  };

  async #sendAnswer(answer: WireAnswer<By>, sent: (piece: Uint8Array) => void): Promise<void> {
    if (this.#isGone()) return;
    const bare = this.#field(':method') === 'HEAD' || answer.status === 204 || answer.status === 304;
    this.#stream.respond(responseHeaders(answer, bare), { endStream: bare });
    if (bare) return;
    for await (const piece of bodyPieces(answer.body, this.#gone)) {
      if (this.#isGone()) return;
      sent(piece);
      if (!this.#stream.write(piece)) await Promise.race([drained(this.#stream), this.#gone]);
    }
    if (!this.#isGone()) this.#stream.end();
    await Promise.race([finished(this.#stream), this.#gone]);
  }

  #refusal(status: number): WireAnswer<By> {
    return plainAnswer(status, '', this.#origin.record.ownAnswers.error);
  }

  #isGone(): boolean {
    return this.#stream.destroyed || this.#stream.closed;
  }
}

function drained(stream: Duplex): Promise<void> {
  return new Promise((resolve) => stream.once('drain', resolve));
}

function finished(stream: Duplex): Promise<void> {
  return new Promise((resolve) => stream.once('finish', resolve));
}
