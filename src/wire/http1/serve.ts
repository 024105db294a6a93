/**
 * Serves HTTP/1 on a stream of plaintext: splits requests, has each answered in turn (pipelining),
 * and records all. It hands the stream on where a client changes its protocol (CONNECT, WebSocket).
 * It decides no answer but to a broken request.
 */
import type { Duplex } from 'node:stream';
import { decodeBody } from '../../core/carriers/http/content-coding.ts';
import type { Destination } from '../../core/model/index.ts';
import {
  type Arrival,
  deliver,
  exchange,
  type Origin,
  plainAnswer,
  recordRefused,
  recordUnanswered,
} from '../exchange.ts';
import { BoundedBytes } from '../bounded-bytes.ts';
import type { Responder, StreamResponder, WireAnswer, WireRequest } from '../responder.ts';
import { AnswerQueue } from './answer-queue.ts';
import { type Address, addressOf, authorityTarget } from './proxy-target.ts';
import { expectsContinue, type RequestHead, takeoverOf, wantsKeepAlive } from './request-head.ts';
import { RequestSplitter, type SplitFault, type SplitRequest } from './request-splitter.ts';
import { type AnswerTo, closeBehind, sendAnswer, sendContinue } from './send-answer.ts';
import { StreamedExchange } from './streamed-exchange.ts';

/**
 * The responders, and the protocols that a client may change to. Those take the stream over, with
 * `first` already read from it.
 */
export interface Http1Takeovers<By extends string> {
  readonly respond: Responder<By>;
  readonly respondToStream?: StreamResponder<By>;
  tunnel(stream: Duplex, first: Buffer, origin: Origin<By>, to: Destination): Promise<void>;
  webSocket(stream: Duplex, first: Buffer, arrival: Arrival<By>, wire: WireRequest): Promise<void>;
}

/** Past any real head: about 250 KB of cookies. */
const HEAD_BYTES = 256 * 1024;

/** Resolves when stream and takeover have ended. Returns the bytes that belong to no request. */
export function serveHttp1<By extends string>(
  stream: Duplex,
  first: Buffer,
  origin: Origin<By>,
  gone: Promise<void>,
  takeovers: Http1Takeovers<By>,
): Promise<Uint8Array> {
  return new Http1Session(stream, origin, gone, takeovers).run(first);
}

class Http1Session<By extends string> {
  readonly #stream: Duplex;
  readonly #origin: Origin<By>;
  readonly #gone: Promise<void>;
  readonly #takeovers: Http1Takeovers<By>;
  readonly #splitter: RequestSplitter;
  readonly #answers: AnswerQueue;
  #startedAt: number | null = null;
  /** Set when no more requests are read: the connection closes, or has become something else. */
  #over = false;
  #takenOver = false;
  /** The request whose body is coming, where a stream responder answers it. */
  #streamed: StreamedExchange<By> | null = null;
  #broken: { readonly status: number } | null = null;
  /** Bytes behind the last request that was answered. */
  readonly #after: BoundedBytes;

  constructor(stream: Duplex, origin: Origin<By>, gone: Promise<void>, takeovers: Http1Takeovers<By>) {
    this.#stream = stream;
    this.#origin = origin;
    this.#gone = gone;
    this.#takeovers = takeovers;
    this.#answers = new AnswerQueue(stream, () => !this.#takenOver);
    this.#after = new BoundedBytes(origin.record.bodyBytes);
    this.#splitter = new RequestSplitter({ headBytes: HEAD_BYTES, bodyBytes: origin.record.bodyBytes });
  }

  async run(first: Buffer): Promise<Uint8Array> {
    this.#stream.on('data', this.#onData);
    this.#stream.once('end', this.#onEnd);
    if (first.length > 0) this.#onData(first);
    if (this.#stream.readableEnded) this.#onEnd();
    else if (!this.#takenOver) this.#stream.resume();
    await this.#gone;
    if (!this.#takenOver) this.#recordCut();
    await this.#answers.settled;
    return this.#takenOver ? new Uint8Array() : Buffer.concat([this.#splitter.rest(), this.#after.bytes()]);
  }

  readonly #onData = (bytes: Buffer): void => {
    if (this.#over) {
      this.#after.add(bytes);
      return;
    }
    this.#startedAt ??= this.#origin.record.now();
    this.#splitter.push(bytes);
    this.#readOn();
  };

  readonly #onEnd = (): void => {
    if (this.#takenOver) return;
    this.#recordCut();
    this.#answers.add(() => closeBehind(this.#stream, 'linger', this.#gone));
  };

  #readOn(): void {
    while (!this.#over) {
      const split = this.#splitter.next();
      if (split === null) break;
      if (split.kind === 'head') this.#onHead(split.head);
      else if (split.kind === 'content') this.#streamed?.push(split.content);
      else if (split.kind !== 'request') this.#refuse(split.fault);
      else if (this.#streamed !== null) this.#endStreamed(this.#streamed, split.head, split.request);
      else this.#onRequest(split.head, split.request);
    }
    if (this.#splitter.idle) this.#startedAt = null;
    if (this.#answers.isFull) this.#stream.pause();
  }

  #onHead(head: RequestHead): void {
    const { respondToStream } = this.#takeovers;
    if (respondToStream !== undefined && takeoverOf(head) === null) this.#openStreamed(head, respondToStream);
    else if (expectsContinue(head)) this.#answers.add(() => sendContinue(this.#stream));
  }

  #openStreamed(head: RequestHead, respondToStream: StreamResponder<By>): void {
    const streamed = new StreamedExchange<By>(head, this.#address(head), {
      stream: this.#stream,
      gone: this.#gone,
      respond: this.#takeovers.respond,
      sendContinue: () => sendContinue(this.#stream),
      send: (to, answer, sent) => this.#send(to, answer, sent),
    });
    this.#streamed = streamed;
    this.#answers.add(() => streamed.answer(respondToStream));
  }

  #onRequest(head: RequestHead, request: SplitRequest): void {
    const { arrival, wire } = this.#arrive(head, request);
    this.#startedAt = this.#origin.record.now();
    const becomes = takeoverOf(head);
    if (becomes !== null) this.#takeOver(becomes, arrival, wire);
    else this.#answer(head, arrival, wire);
  }

  #endStreamed(streamed: StreamedExchange<By>, head: RequestHead, request: SplitRequest): void {
    streamed.end(this.#keep(request), decodeBody(head.headers, request.body).bytes);
    this.#streamed = null;
    this.#startedAt = this.#origin.record.now();
    this.#over = streamed.closes || !wantsKeepAlive(head);
    if (streamed.closes && streamed.answered) closeBehind(this.#stream, 'linger', this.#gone);
  }

  #answer(head: RequestHead, arrival: Arrival<By>, wire: WireRequest): void {
    const keepAlive = wantsKeepAlive(head);
    this.#over = !keepAlive;
    const to = { method: head.method, minor: head.minor, keepAlive };
    const send = (answer: WireAnswer<By>, sent: (piece: Uint8Array) => void) => this.#send(to, answer, sent);
    this.#answers.add(() => exchange(arrival, wire, this.#takeovers.respond, send, this.#gone));
  }

  async #send(to: AnswerTo, answer: WireAnswer<By>, sent: (piece: Uint8Array) => void): Promise<void> {
    try {
      const kept = await sendAnswer(this.#stream, to, answer, sent, this.#gone);
      const isEarly = this.#streamed?.closes === true && this.#broken === null;
      if (!kept) closeBehind(this.#stream, isEarly ? 'drain' : 'linger', this.#gone);
    } catch (error) {
      this.#stream.destroy(); // Half an answer must not look like a whole one.
      throw error;
    }
  }

  /** Stops reading here: what follows on the stream is another protocol's. */
  #takeOver(becomes: 'tunnel' | 'web-socket', arrival: Arrival<By>, wire: WireRequest): void {
    this.#over = true;
    this.#takenOver = true;
    this.#stream.off('data', this.#onData);
    this.#stream.pause();
    const first = this.#splitter.rest();
    this.#answers.add(() =>
      becomes === 'tunnel'
        ? this.#tunnel(first, arrival, wire)
        : this.#takeovers.webSocket(this.#stream, first, arrival, wire),
    );
  }

  async #tunnel(first: Buffer, arrival: Arrival<By>, wire: WireRequest): Promise<void> {
    const { protocol, error } = this.#origin.record.ownAnswers;
    const target = authorityTarget(wire.target, this.#origin.to.address);
    const answer = target === null ? plainAnswer(400, 'not a host and port', error) : plainAnswer(200, '', protocol);
    await deliver(arrival, answer, async () => {
      if (target === null) await this.#sayAndClose(answer.status);
      else this.#stream.write('HTTP/1.1 200 Connection established\r\n\r\n');
    });
    if (target !== null) await this.#takeovers.tunnel(this.#stream, first, this.#origin, target);
  }

  /**
   * Answers a request that cannot be read to its end at once; it is recorded with all that still
   * comes.
   */
  #refuse(fault: SplitFault): void {
    const broken = { status: fault === 'head-too-long' ? 431 : 400 };
    this.#broken = broken;
    if (this.#streamed === null) this.#answers.add(() => this.#sayAndClose(broken.status));
    else this.#streamed.refuse(broken.status);
  }

  #sayAndClose(status: number): Promise<void> {
    const to = { method: 'GET', minor: 1, keepAlive: false } as const;
    return this.#send(to, plainAnswer(status, '', this.#origin.record.ownAnswers.error), () => undefined);
  }

  /**
   * Records the unfinished request at the end of the client's bytes. Once: the splitter is empty
   * then.
   */
  #recordCut(): void {
    const request = this.#over ? null : this.#splitter.cut();
    if (request === null) return;
    if (this.#streamed !== null) {
      this.#streamed.cut(this.#keep(request));
      this.#streamed = null;
      return;
    }
    const at = this.#startedAt ?? this.#origin.record.now();
    const arrival = { at, origin: this.#origin, request: this.#keep(request) };
    if (this.#broken === null) recordUnanswered(arrival);
    else recordRefused(arrival, this.#broken.status);
  }

  #arrive(head: RequestHead, request: SplitRequest): { arrival: Arrival<By>; wire: WireRequest } {
    const { at, origin, target } = this.#address(head);
    const { to, tls } = origin;
    const body = decodeBody(head.headers, request.body).bytes;
    const wire = { to, tls, method: head.method, target, headers: head.headers, body };
    return { arrival: { at, origin, request: this.#keep(request) }, wire };
  }

  #address(head: RequestHead): Address<By> {
    return addressOf(this.#startedAt ?? this.#origin.record.now(), head, this.#origin);
  }

  #keep(request: SplitRequest): Arrival<By>['request'] {
    return { form: 'h1', raw: this.#origin.record.putBlob(request.raw), truncated: request.truncated };
  }
}
