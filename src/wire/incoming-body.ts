/**
 * The body of a request that is still coming, for a responder that does not wait for its end. The
 * protocol's code fills it, the responder reads it once. A body that breaks off throws at its
 * reader: it must never look whole. Pure but for `flow`.
 */

/** How the body holds back its source. */
export interface BodyFlow {
  pause(): void;
  resume(): void;
  /** Called when the reader first asks for a piece: the moment for a `100 Continue`. */
  wanted(): void;
}

/** Bytes that may wait for the reader before the source is paused. */
const HIGH_WATER = 256 * 1024;

export class IncomingBody implements AsyncIterable<Uint8Array> {
  readonly #flow: BodyFlow;
  readonly #queue: Uint8Array[] = [];
  #waiting = 0;
  #ended = false;
  #failure: Error | null = null;
  #wake: () => void = () => undefined;

  constructor(flow: BodyFlow) {
    this.#flow = flow;
  }

  /** Whether no more will come: the body is whole, has broken off, or is not wanted. */
  get over(): boolean {
    return this.#ended || this.#failure !== null;
  }

  push(piece: Uint8Array): void {
    if (this.over || piece.length === 0) return;
    this.#queue.push(piece);
    this.#waiting += piece.length;
    if (this.#waiting > HIGH_WATER) this.#flow.pause();
    this.#wake();
  }

  end(): void {
    this.#ended = true;
    this.#wake();
  }

  /**
   * Breaks the body off, also for a reader that is behind. Without effect on one that has ended.
   */
  fail(why: string): void {
    if (this.over) return;
    this.#failure = new Error(why);
    this.#wake();
  }

  /** Lets go of what nobody reads any more, now and to come. */
  discard(): void {
    this.fail('the body was discarded: its request has been answered');
    this.#queue.length = 0;
    this.#waiting = 0;
    this.#flow.resume();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    this.#flow.wanted();
    for (;;) {
      if (this.#failure !== null) throw this.#failure;
      const piece = this.#queue.shift();
      if (piece !== undefined) {
        this.#waiting -= piece.length;
        if (this.#waiting <= HIGH_WATER) this.#flow.resume();
        yield piece;
      } else if (this.#ended) return;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
