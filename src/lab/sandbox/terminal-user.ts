/**
 * The simulated user at the subject's terminal: types the session's keys at the session's moments.
 * Must not interpret the screen. Runs in the worker.
 */
import { constants } from 'node:fs';
import { Socket } from 'node:net';
import { openPipe } from './output.ts';
import type { TerminalSession, TerminalStep } from './spec.ts';
import { TerminalQueries } from './terminal-queries.ts';

/** Pause between two keys: a program must see typing, not a paste, and must not merge lines. */
const BETWEEN_KEYS_MS = 4;
/** Control sequences of ECMA-48, and strings such as titles; the rest is readable text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is sought
const CONTROLS = /\x1b(?:\[[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e]|[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]*[0-~])|\s/g;

export class TerminalUser {
  readonly #steps: TerminalStep[];
  readonly #line: Socket;
  readonly #queries: TerminalQueries;
  readonly #onLimit: (limit: string) => void;
  #seen = '';
  #hasShown = false;
  /** The step that waits for its moment; undefined while keys are typed. */
  #awaited: TerminalStep | undefined;
  #limit: NodeJS.Timeout | undefined;
  /** The next key, or the end of a quiet time. */
  #next: NodeJS.Timeout | undefined;

  /**
   * @param line path of the pipe to the terminal, opened at once
   * @param onLimit called with a sentence for each text that did not appear in time
   */
  constructor(session: TerminalSession, line: string, onLimit: (limit: string) => void) {
    this.#steps = [...session.steps];
    this.#queries = new TerminalQueries(session);
    this.#onLimit = onLimit;
    this.#line = new Socket({ fd: openPipe(line, constants.O_WRONLY), readable: false, writable: true });
    this.#line.on('error', () => this.#line.destroy());
  }

  /** Starts the session; call it when the subject has started. */
  begin(): void {
    this.#await();
  }

  shown(bytes: Buffer): void {
    const text = bytes.toString('utf8');
    this.#hasShown = true;
    for (const answer of this.#queries.answersTo(text)) this.#line.write(answer);
    this.#seen += text;
    this.#look();
  }

  /** Hangs up; safe to call twice. */
  leave(): void {
    this.#forget();
    this.#line.end();
  }

  #await(): void {
    const step = this.#steps.shift();
    if (!step) return;
    this.#awaited = step;
    this.#seen = '';
    this.#limit = setTimeout(() => this.#tooLate(step), step.atMostMs);
    this.#look();
  }

  #look(): void {
    const step = this.#awaited;
    if (!step) return;
    if ('shows' in step.when) {
      if (readable(this.#seen).includes(readable(step.when.shows))) this.#act(step);
      return;
    }
    // A program that has shown nothing yet is still starting, not quiet.
    if (!this.#hasShown) return;
    clearTimeout(this.#next);
    this.#next = setTimeout(() => this.#act(step), step.when.quietMs);
  }

  #tooLate(step: TerminalStep): void {
    if ('shows' in step.when) this.#onLimit(`the terminal did not show ${JSON.stringify(step.when.shows)} in time`);
    this.#act(step);
  }

  #act({ type }: TerminalStep): void {
    this.#forget();
    if (type === null) this.leave();
    else this.#type(Array.from(type));
  }

  #type(keys: string[]): void {
    const key = keys.shift();
    if (key === undefined) {
      this.#await();
      return;
    }
    this.#line.write(key);
    this.#next = setTimeout(() => this.#type(keys), BETWEEN_KEYS_MS);
  }

  #forget(): void {
    this.#awaited = undefined;
    clearTimeout(this.#limit);
    clearTimeout(this.#next);
  }
}

/**
 * Removes control sequences and white space: programs that draw move the cursor where others write
 * a space.
 */
const readable = (text: string): string => text.replace(CONTROLS, '');
