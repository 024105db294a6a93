/**
 * What alignment hands to association: the places that vary between trials, addressed stably, with one symbol a trial.
 */

import type { Sink } from './sink.ts';

/** Stable name of one message across trials: `POST {endpoint}/v1/messages #1`. */
export type MessageKey = string;

/**
 * A string by which a reader recognises (part of) a trial's environment: the zone's name, the user's name, the local
 * date. `what` names the kind of rendering and is the same for all levels: `level`, `offset`, `local-date`, `home`.
 */
export interface Rendering {
  readonly factor: string;
  readonly what: string;
  readonly text: string;
}

/** All renderings of one trial's environment, most specific (longest) first. */
export type RenderingsOf = (trial: string) => readonly Rendering[];

/**
 * A place where the trial's own rendering stood and was replaced, before alignment, by a placeholder code point
 * (plane 16 private use), the same for all levels, so that texts that differ only by it align as equal.
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
  /** Text that stood there, by trial id. */
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
   * Symbol by trial id, one entry for every trial aligned. `null`: the slot could not be read there, since its message or
   * its parent is missing in that trial (that absence is a slot of its own); never used for an empty string.
   */
  readonly symbols: ReadonlyMap<string, string | null>;
}

/** One trial's wider text around a slot, for classification: the token (maximal letter or digit run) and line it stands in. */
export interface SlotContext {
  readonly token: string;
  readonly line: string;
  /** Offset of the slot in the line; left out where the line is not cut from a text. */
  readonly at?: number;
}

/** Slots, and what the reading of the captures amounts to. */
export interface Alignment {
  readonly slots: readonly Slot[];
  readonly rendered: readonly RenderedPlace[];
  /** Context of a slot in one trial, computed on demand; undefined where the symbol is null. */
  readonly context: (slot: Slot, trial: string) => SlotContext | undefined;
  readonly messages: number;
  readonly readings: number;
  readonly unreadBytes: number;
}
