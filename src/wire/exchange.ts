/**
 * One HTTP request, from the moment it is whole to its event: asks the responder, passes the answer
 * on, records both. HTTP/1 and HTTP/2 share it, and differ in how they send an answer. It judges
 * nothing.
 */
import type { Destination, HttpEvent, Route } from '../core/model/index.ts';
import { BoundedBytes } from './bounded-bytes.ts';
import type { Responder, StreamedRequest, StreamResponder, WireAnswer, WireRequest } from './responder.ts';
import type { SessionRecord } from './session-record.ts';

/** Where a stream of plaintext comes from. */
export interface Origin<By extends string> {
  readonly record: SessionRecord<By>;
  readonly connection: number;
  readonly to: Destination;
  readonly route: Route;
  readonly tls: boolean;
}

/** A request as it goes into its event, and when its first byte came. */
export interface Arrival<By extends string> {
  readonly at: number;
  readonly origin: Origin<By>;
  readonly request: HttpEvent['request'];
}

/**
 * Sends an answer, and calls `sent` with every piece of the body that went out. Resolves when all
 * is out or the client is gone. Rejects where the answer's own source fails, and then makes sure
 * that the client does not take it for whole.
 */
export type SendAnswer<By extends string> = (
  answer: WireAnswer<By>,
  sent: (piece: Uint8Array) => void,
) => Promise<void>;

/**
 * Status 0 means that there was no answer before the client had gone, or the session had ended.
 * `gone` resolves when nothing can be sent any more.
 */
export async function exchange<By extends string>(
  arrival: Arrival<By>,
  wire: WireRequest,
  respond: Responder<By>,
  send: SendAnswer<By>,
  gone: Promise<void>,
): Promise<void> {
  const answer = await Promise.race([ask(arrival, respond, wire), gone]);
  if (answer === undefined) recordUnanswered(arrival);
  else await deliver(arrival, answer, send);
}

/**
 * A request whose end is still to come: as an `Arrival`, but `request` resolves when the last byte
 * is there.
 */
export interface Arriving<By extends string> extends Omit<Arrival<By>, 'request'> {
  readonly request: Promise<HttpEvent['request']>;
}

/**
 * As `exchange`, for an answer that may be ready before its request has ended: recorded when both
 * have.
 */
export async function exchangeEarly<By extends string>(
  arriving: Arriving<By>,
  answering: Promise<WireAnswer<By>>,
  send: SendAnswer<By>,
  gone: Promise<void>,
): Promise<void> {
  const { origin } = arriving;
  const answer = await Promise.race([answering.catch((error: unknown) => failure(origin, error)), gone]);
  const response = answer === undefined ? noAnswer(origin) : await sendCopied(origin, answer, send);
  recordExchange({ ...arriving, request: await arriving.request }, response);
}

/** Sends a ready answer and records it with its request. */
export async function deliver<By extends string>(
  arrival: Arrival<By>,
  answer: WireAnswer<By>,
  send: SendAnswer<By>,
): Promise<void> {
  recordExchange(arrival, await sendCopied(arrival.origin, answer, send));
}

interface Response<By extends string> {
  readonly status: number;
  readonly by: By;
  readonly body: Uint8Array;
}

/** Sends an answer and returns what went out; an answer that broke off is an error of ours. */
async function sendCopied<By extends string>(
  { record }: Origin<By>,
  answer: WireAnswer<By>,
  send: SendAnswer<By>,
): Promise<Response<By>> {
  const body = new BoundedBytes(record.bodyBytes);
  const by = await send(answer, (piece) => body.add(piece)).then(
    () => answer.by,
    () => record.ownAnswers.error,
  );
  return { status: answer.status, by, body: body.bytes() };
}

const noAnswer = <By extends string>({ record }: Origin<By>): Response<By> => ({
  status: 0,
  by: record.ownAnswers.error,
  body: new Uint8Array(),
});

/** Records a request that got no answer. */
export function recordUnanswered<By extends string>(arrival: Arrival<By>): void {
  recordExchange(arrival, noAnswer(arrival.origin));
}

/** Records a request that was refused with a bare status, as soon as it was known to be broken. */
export function recordRefused<By extends string>(arrival: Arrival<By>, status: number): void {
  recordExchange(arrival, { ...noAnswer(arrival.origin), status });
}

/** An answer of the wire's own, as a refusal. */
export function plainAnswer<By extends string>(status: number, text: string, by: By): WireAnswer<By> {
  return { status, headers: [['content-type', 'text/plain']], body: Buffer.from(text), by };
}

/**
 * The pieces of an answer's body as they come. Stops, and lets the source go, when `gone` resolves;
 * throws what the source throws.
 */
export async function* bodyPieces(
  body: WireAnswer<string>['body'],
  gone: Promise<void>,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (body instanceof Uint8Array) {
    if (body.length > 0) yield body;
    return;
  }
  const source = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const result = await Promise.race([source.next(), gone]);
      if (result === undefined || result.done === true) return;
      if (result.value.length > 0) yield result.value;
    }
  } finally {
    // Not awaited: a source that waits for its own next piece would keep the session from ending.
    source.return?.().catch(() => undefined);
  }
}

async function ask<By extends string>(
  { origin }: Arrival<By>,
  respond: Responder<By>,
  wire: WireRequest,
): Promise<WireAnswer<By>> {
  try {
    return await respond(wire);
  } catch (error) {
    return failure(origin, error);
  }
}

/** A responder that throws is taken for one whose promise rejects. */
export function askStream<By extends string>(
  respond: StreamResponder<By>,
  request: StreamedRequest,
): Promise<WireAnswer<By>> | null {
  try {
    return respond(request);
  } catch (error) {
    return Promise.reject(error instanceof Error ? error : new Error(String(error)));
  }
}

const failure = <By extends string>({ record }: Origin<By>, error: unknown): WireAnswer<By> =>
  plainAnswer(502, `the responder failed: ${String(error)}`, record.ownAnswers.error);

function recordExchange<By extends string>({ at, origin, request }: Arrival<By>, response: Response<By>): void {
  const { record, connection, to, route, tls } = origin;
  const body = record.putBlob(response.body);
  record.emit({ kind: 'http', at, connection, to, route, tls, request, response: { ...response, body } });
}
