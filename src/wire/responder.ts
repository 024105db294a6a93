/** How the wire asks for an answer. The responder decides; the wire judges nothing. */
import type { Destination } from '../core/model/index.ts';

export interface WireRequest {
  readonly to: Destination;
  readonly tls: boolean;
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  /** Name and value in the order, case and number sent (HTTP/2 pseudo-headers left out). */
  readonly headers: readonly (readonly [string, string])[];
  /** Body with content codings removed where known and intact, else as sent. */
  readonly body: Uint8Array;
}

export interface WireAnswer<By extends string> {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  /** Whole, or in pieces that are passed on as they come (server-sent events). */
  readonly body: Uint8Array | AsyncIterable<Uint8Array>;
  /** The decider, in the caller's words; goes into the event. */
  readonly by: By;
}

/** Should not reject: a rejection is answered 502, and put down to `OwnAnswers.error`. */
export type Responder<By extends string> = (request: WireRequest) => Promise<WireAnswer<By>>;

/** A request whose head has come, and whose body is still coming. */
export interface StreamedRequest extends Omit<WireRequest, 'body'> {
  /**
   * Pieces without their framing, content codings as sent. Throws where the body breaks off. Can be
   * read once.
   */
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * Called as soon as a head is read. Null: the request waits for its whole body, and goes to the
 * `Responder`. An answer may come before the body ends; the rest of the body is then drained for a
 * moment, and the connection closed.
 */
export type StreamResponder<By extends string> = (request: StreamedRequest) => Promise<WireAnswer<By>> | null;
