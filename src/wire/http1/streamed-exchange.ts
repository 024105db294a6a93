/**
 * One HTTP/1 request that is answered while its body may still be coming. The session feeds the
 * body and sends the answer; this asks the responder, and decides whether the connection can be
 * kept. It must not read the stream.
 */
import type { Duplex } from 'node:stream';
import { type Arrival, askStream, exchange, exchangeEarly, plainAnswer, recordUnanswered } from '../exchange.ts';
import { IncomingBody } from '../incoming-body.ts';
import type { Responder, StreamResponder, WireAnswer, WireRequest } from '../responder.ts';
import type { Address } from './proxy-target.ts';
import { expectsContinue, type RequestHead, wantsKeepAlive } from './request-head.ts';
import type { AnswerTo } from './send-answer.ts';

type Sent = (piece: Uint8Array) => void;
type Captured<By extends string> = Arrival<By>['request'];

/** The session's side of an exchange. */
export interface ExchangePort<By extends string> {
  readonly stream: Duplex;
  readonly gone: Promise<void>;
  readonly respond: Responder<By>;
  sendContinue(): void;
  send(to: AnswerTo, answer: WireAnswer<By>, sent: Sent): Promise<void>;
}

export class StreamedExchange<By extends string> {
  readonly #head: RequestHead;
  readonly #address: Address<By>;
  readonly #port: ExchangePort<By>;
  readonly #body: IncomingBody;
  /** Resolves when the request has ended, whole or not. */
  readonly #request: Promise<Captured<By>>;
  #resolveRequest: (request: Captured<By>) => void = () => undefined;
  readonly #refusal: Promise<WireAnswer<By>>;
  #refuse: (answer: WireAnswer<By>) => void = () => undefined;
  /** The body without codings; null until it is whole. */
  #whole: Uint8Array | null = null;
  #closes = false;
  #answered = false;

  constructor(head: RequestHead, address: Address<By>, port: ExchangePort<By>) {
    this.#head = head;
    this.#address = address;
    this.#port = port;
    this.#request = new Promise((resolve) => (this.#resolveRequest = resolve));
    this.#refusal = new Promise((resolve) => (this.#refuse = resolve));
    this.#body = new IncomingBody({
      pause: () => port.stream.pause(),
      resume: () => port.stream.resume(),
      wanted: () => {
        if (expectsContinue(head) && !this.#body.over) port.sendContinue();
      },
    });
  }

  /**
   * True once the answer has begun before its request ended: the connection closes behind it (RFC
   * 9112 section 9.3).
   */
  get closes(): boolean {
    return this.#closes;
  }

  get answered(): boolean {
    return this.#answered;
  }

  push(piece: Uint8Array): void {
    this.#body.push(piece);
  }

  /** The last byte has come. `whole`: the body without codings. */
  end(request: Captured<By>, whole: Uint8Array): void {
    this.#whole = whole;
    this.#body.end();
    this.#resolveRequest(request);
  }

  /** The body's framing is broken: answered with `status`, unless an answer has begun. */
  refuse(status: number): void {
    this.#body.fail('the framing of the body is broken');
    this.#refuse(plainAnswer(status, '', this.#address.origin.record.ownAnswers.error));
  }

  /** Nothing more comes, and the request is not whole. */
  cut(request: Captured<By>): void {
    this.#body.fail('the client left before the end of the body');
    this.#resolveRequest(request);
  }

  /**
   * Asks for the answer and sends it. Resolves when it is out, the request has ended, and both are
   * recorded.
   */
  async answer(respondToStream: StreamResponder<By>): Promise<void> {
    const { at, origin, target } = this.#address;
    const { method, headers } = this.#head;
    const request = { to: origin.to, tls: origin.tls, method, target, headers };
    const answering = askStream(respondToStream, { ...request, body: this.#body });
    if (answering === null) return this.#answerWhole(request);
    const answer = Promise.race([answering, this.#refusal]);
    await exchangeEarly({ at, origin, request: this.#request }, answer, this.#send, this.#port.gone);
  }

  /** Waits for the end of the request, as for one that no stream responder sees. */
  async #answerWhole(request: Omit<WireRequest, 'body'>): Promise<void> {
    const { at, origin } = this.#address;
    const { respond, gone } = this.#port;
    if (expectsContinue(this.#head)) this.#port.sendContinue();
    this.#body.discard();
    const captured = await Promise.race([this.#request, this.#refusal.then(() => null)]);
    if (captured === null) await exchangeEarly({ at, origin, request: this.#request }, this.#refusal, this.#send, gone);
    else if (this.#whole === null) recordUnanswered({ at, origin, request: captured });
    else
      await exchange({ at, origin, request: captured }, { ...request, body: this.#whole }, respond, this.#send, gone);
  }

  readonly #send = async (answer: WireAnswer<By>, sent: Sent): Promise<void> => {
    const { method, minor } = this.#head;
    this.#closes = this.#whole === null;
    const keepAlive = !this.#closes && wantsKeepAlive(this.#head);
    await this.#port.send({ method, minor, keepAlive }, answer, sent);
    this.#answered = true;
    this.#body.discard();
  };
}
