/**
 * The order of answers on one HTTP/1 connection: each goes out when those before it are out (RFC
 * 9112 section 9.3.2). It knows nothing of what an answer is.
 */
import type { Duplex } from 'node:stream';

/** Requests that may wait for their answer before the client has to wait. */
const PIPELINE_DEPTH = 64;

export class AnswerQueue {
  readonly #stream: Duplex;
  readonly #mayResume: () => boolean;
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;

  /**
   * The queue resumes `stream` when there is room for more requests, unless `mayResume` is false.
   */
  constructor(stream: Duplex, mayResume: () => boolean) {
    this.#stream = stream;
    this.#mayResume = mayResume;
  }

  get isFull(): boolean {
    return this.#waiting >= PIPELINE_DEPTH;
  }

  /** Resolves when all answers so far are out; rejects with the first failure among them. */
  get settled(): Promise<void> {
    return this.#last;
  }

  /** `work` sends an answer; it starts when the answers before it are out. */
  add(work: () => Promise<void> | void): void {
    this.#waiting += 1;
    this.#last = this.#last.then(work).then(() => {
      this.#waiting -= 1;
      if (!this.isFull && this.#mayResume()) this.#stream.resume();
    });
    // A failure on our side ends the connection; `settled` passes it on.
    this.#last.catch(() => this.#stream.destroy());
  }
}
