/**
 * What a scenario is: the prompt a subject is given and what the model does in answer. Data only;
 * the backend plays it.
 */

import type { TerminalSession, TerminalStep } from '../sandbox/spec.ts';
import type { Aspect } from './aspects.ts';

/** Something that a model can have done in a work directory. */
export type ToolAction = 'list' | 'read' | 'run' | 'edit';

/**
 * One call that the model makes in a tool-use turn. Clients name their tools and arguments
 * differently, so it says what is to be done; `backend/tool-call.ts` finds the tool for it among
 * those that a request offers.
 */
export interface ToolWish {
  readonly does: ToolAction;
  /** Relative to the work directory. */
  readonly path: string;
  /** Of an edit: what stands there, and what is to stand there. */
  readonly before?: string;
  readonly after?: string;
  /** A shell command that does the same, for clients that have a shell and no tool of that kind. */
  readonly command: string;
}

/** What the model does in answer to one call. */
export type Act =
  | { readonly kind: 'text'; readonly text: string }
  /** Calls tools. A request that offers none that would do is answered by `text`. */
  | { readonly kind: 'tools'; readonly text: string; readonly calls: readonly ToolWish[] }
  /** The provider's own error, in the provider's own form. */
  | { readonly kind: 'error'; readonly status: number; readonly type: string; readonly message: string }
  /** A stream that breaks off after that many pieces. */
  | { readonly kind: 'cut'; readonly text: string; readonly afterPieces: number };

/** What the model does at one point of the conversation. */
export type Turn =
  | Act
  /**
   * The n-th call at this point gets the n-th of `tries`, every later one the last. Calls that
   * offer no tools are not counted.
   */
  | { readonly kind: 'tries'; readonly tries: readonly [Act, ...Act[]] };

/** What a host that is no model answers. First match wins. */
export interface DefaultAnswer {
  /** Sentence fragment that says what this answers; shown in `serverSwitches` and reports. */
  readonly describes: string;
  readonly method?: RegExp;
  readonly host?: RegExp;
  /** Tried on the path without its query. */
  readonly path?: RegExp;
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/**
 * `ready`: the subject shows what it shows when it waits for a prompt; where that is not known, it
 * has been quiet for a while.
 */
export interface PlayedStep extends Omit<TerminalStep, 'when'> {
  readonly when: TerminalStep['when'] | 'ready';
}

export interface PlayedSession extends Omit<TerminalSession, 'steps'> {
  readonly steps: readonly PlayedStep[];
}

export interface Scenario {
  readonly name: string;
  readonly describes: string;
  /** What of a tool is seen in it. */
  readonly covers: readonly Aspect[];
  readonly prompt: string;
  /** What stands on standard input; null: nothing, it is at its end. */
  readonly stdin: string | null;
  /**
   * Played at a terminal, where the prompt is typed (`{prompt}` in a step) and not an argument.
   * Left out: without one.
   */
  readonly terminal?: PlayedSession;
  /**
   * Runs before the one that is recorded, in the same home, with the same prompt. Left out: none.
   */
  readonly earlierRuns?: number;
  /**
   * By the number of answers the model has given in the conversation so far; the last one stands
   * for all later ones.
   */
  readonly turns: readonly [Turn, ...Turn[]];
  /** Tried before the lab's own default answers: what a vendor's switches are set to, for one. */
  readonly answers: readonly DefaultAnswer[];
}
