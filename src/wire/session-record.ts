/**
 * The record of one session: its connections share numbers, the clock, the way to the recorder, and
 * the list of what is still open. A closed record drops later events, so that nothing leaks into
 * the next session. It must judge nothing.
 */
import type { CaptureEvent, HttpEvent, PutBlob } from '../core/model/index.ts';

/** An event of the wire. `By`: who decided an answer, in the caller's words. */
export type WireEvent<By extends string> =
  | Exclude<CaptureEvent, HttpEvent>
  | (Omit<HttpEvent, 'response'> & { readonly response: WireResponse<By> });

export interface WireResponse<By extends string> extends Omit<HttpEvent['response'], 'by'> {
  readonly by: By;
}

/** The deciders of answers that no responder gave. */
export interface OwnAnswers<By extends string> {
  /** The answer is the protocol's: a tunnel opened, a protocol switched or declined. */
  readonly protocol: By;
  /** A broken request, a failed responder, no answer at all. */
  readonly error: By;
}

/** Where events go. Given at the start of a session. */
export interface Recorder<By extends string> {
  /**
   * Events come when they are complete, not in order of `at`: sort by `at` to get the order in
   * which things were sent.
   */
  emit(event: WireEvent<By>): void;
  readonly putBlob: PutBlob;
  /** Milliseconds since a moment of the caller's choice. */
  elapsed(): number;
  /**
   * Bytes kept of one request body; the same limit holds for a response and for what a raw
   * connection sent.
   */
  readonly bodyBytes: number;
}

/** Closing takes milliseconds; past this a connection is stuck, which fails the session. */
const STUCK_MS = 5000;

interface Destroyable {
  destroy(): unknown;
}

export class SessionRecord<By extends string> {
  readonly bodyBytes: number;
  readonly putBlob: PutBlob;
  readonly ownAnswers: OwnAnswers<By>;
  readonly #recorder: Recorder<By>;
  readonly #sockets = new Set<Destroyable>();
  readonly #work = new Set<Promise<void>>();
  readonly #failures: Error[] = [];
  #connections = 0;
  #ending = false;
  #closed = false;

  constructor(recorder: Recorder<By>, ownAnswers: OwnAnswers<By>) {
    this.ownAnswers = ownAnswers;
    this.#recorder = recorder;
    this.bodyBytes = recorder.bodyBytes;
    this.putBlob = (bytes) => this.#attempt(() => recorder.putBlob(bytes)) ?? '';
  }

  /** Registers an accepted socket and numbers it, from 1. */
  admit(socket: Destroyable): number {
    this.#sockets.add(socket);
    this.#connections += 1;
    return this.#connections;
  }

  release(socket: Destroyable): void {
    this.#sockets.delete(socket);
  }

  /** True once `finish` closes what is open. */
  get ending(): boolean {
    return this.#ending;
  }

  now(): number {
    return this.#recorder.elapsed();
  }

  emit(event: WireEvent<By>): void {
    if (!this.#closed) this.#attempt(() => this.#recorder.emit(event));
  }

  /**
   * Adds work that still has something to record: `finish` waits for it. It must end once its
   * socket is gone.
   */
  track(work: Promise<void>): void {
    const tracked = work.catch((error: unknown) => this.#fail(error)).finally(() => this.#work.delete(tracked));
    this.#work.add(tracked);
  }

  /**
   * Waits for what is open, `graceMs` at most, cuts the rest, and closes the record when everything
   * has been recorded. Rejects with the first failure on our side (a blob that could not be
   * stored): the record has holes then.
   */
  async finish(graceMs: number): Promise<void> {
    // Two turns: the first accepts what the kernel holds ready, the second reads what those
    // connections brought.
    await turn();
    await turn();
    await Promise.race([this.#settled(), delay(graceMs)]);
    this.#ending = true;
    for (const socket of this.#sockets) socket.destroy();
    const settled = await Promise.race([this.#settled().then(() => true), delay(STUCK_MS).then(() => false)]);
    if (!settled) this.#fail(new Error('connections did not close at the end of the session'));
    this.#closed = true;
    const [failure] = this.#failures;
    if (failure !== undefined) throw failure;
  }

  #attempt<T>(action: () => T): T | undefined {
    try {
      return action();
    } catch (error) {
      this.#fail(error);
      return undefined;
    }
  }

  #fail(error: unknown): void {
    this.#failures.push(error instanceof Error ? error : new Error(String(error)));
  }

  async #settled(): Promise<void> {
    while (this.#work.size > 0) await Promise.all(this.#work);
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
