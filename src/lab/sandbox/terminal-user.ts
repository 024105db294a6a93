/**
 * The person at the subject's terminal: types what the session says, when it says so. Must not
 * understand what is shown.
 */
import { constants } from 'node:fs';
import { Socket } from 'node:net';
import { openPipe } from './output.ts';
import type { TerminalSession, TerminalStep } from './spec.ts';
import { TerminalQueries } from './terminal-queries.ts';

/** Between two keys, so that a text is typed and not pasted, and lines are not taken for one. */
const BETWEEN_KEYS_MS = 4;
/**
 * Control sequences of ECMA-48, and strings such as titles: what is left is what a person reads.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is sought
const CONTROLS = /\x1b(?:\[[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e]|[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]*[0-~])|\s/g;

export class TerminalUser {
  readonly #steps: TerminalStep[];
  readonly #line: Socket;
  readonly #queries: TerminalQueries;
  readonly #onLimit: (limit: string) => void;
  #seen = '';
  #hasShown = false;
  /** The step whose moment is awaited; none while keys are typed. */
  #awaited: TerminalStep | undefined;
  #limit: NodeJS.Timeout | undefined;
  /** The next key, or the end of a quiet time. */
  #next: NodeJS.Timeout | undefined;

  /**
   * @param line path of the pipe that leads to the terminal, opened at once; `onLimit` is told of
   * what was awaited in vain
   */
  constructor(session: TerminalSession, line: string, onLimit: (limit: string) => void) {
    this.#steps = [...session.steps];
    this.#queries = new TerminalQueries(session);
    this.#onLimit = onLimit;
    this.#line = new Socket({ fd: openPipe(line, constants.O_WRONLY), readable: false, writable: true });
    this.#line.on('error', () => this.#line.destroy());
  }

  /** To be called when the subject has started. */
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
    // A program that has not come up yet is not quiet.
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
 * Without control sequences and white space: programs that draw their screen put the cursor where
 * others write a space.
 */
const readable = (text: string): string => text.replace(CONTROLS, '');
