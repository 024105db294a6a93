/**
 * The result of alignment: the places that vary between trials, with stable addresses and one
 * symbol a trial.
 */

import type { Sink } from './sink.ts';

/** Stable name of one message across trials: `POST {endpoint}/v1/messages #1`. */
export type MessageKey = string;

/**
 * A string by which a reader recognises a trial's environment, or part of it: the zone's name, the
 * user's name, the local date. `what` is the kind of rendering, the same for all levels: `level`,
 * `offset`, `local-date`, `home`.
 */
export interface Rendering {
  readonly factor: string;
  readonly what: string;
  readonly text: string;
}

/** All renderings of one trial's environment, most specific (longest) first. */
export type RenderingsOf = (trial: string) => readonly Rendering[];

/**
 * A place where alignment replaced the trial's own rendering by a placeholder code point (plane 16,
 * private use). All levels share the placeholder, so texts that differ only by renderings align as
 * equal.
 */
export interface RenderedPlace {
  readonly sink: Sink;
  readonly message: MessageKey;
  readonly carrier: string;
  readonly address: string;
  readonly factor: string;
  readonly what: string;
  readonly placeholder: string;
  readonly before: string;
  readonly after: string;
  /** The replaced text, by trial id. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface Slot {
  readonly sink: Sink;
  readonly message: MessageKey;
  /** Registered carrier name, e.g. `text.code-point`. */
  readonly carrier: string;
  /** Address inside the message: `body.messages[0].content[0].text`, `headers`, `request-line`. */
  readonly address: string;
  /** Position in the aligned template (order among the slots of one address). */
  readonly position: number;
  /** Up to 16 code points of common text around the slot. */
  readonly before: string;
  readonly after: string;
  /**
   * Symbol by trial id, with an entry for every aligned trial. `null`: the slot could not be read,
   * because its message or parent is missing in that trial. That absence is a slot of its own. An
   * empty string is never `null`.
   */
  readonly symbols: ReadonlyMap<string, string | null>;
}

/**
 * Text around a slot in one trial, for classification: its token (the maximal run of letters or
 * digits) and its line.
 */
export interface SlotContext {
  readonly token: string;
  readonly line: string;
  /** Offset of the slot in the line; absent where the line is not cut from a text. */
  readonly at?: number;
}

/** All slots, and counts of the messages and readings behind them. */
export interface Alignment {
  readonly slots: readonly Slot[];
  readonly rendered: readonly RenderedPlace[];
  /** Context of a slot in one trial, computed on demand; undefined where the symbol is null. */
  readonly context: (slot: Slot, trial: string) => SlotContext | undefined;
  readonly messages: number;
  readonly readings: number;
  readonly unreadBytes: number;
}
