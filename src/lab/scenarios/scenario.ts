/**
 * The type of a scenario: the prompt for the subject, and the model's acts in reply. Data only,
 * read in the main process and the worker; the backend plays it.
 */

import type { TerminalSession, TerminalStep } from '../sandbox/spec.ts';
import type { Aspect } from './aspects.ts';

/** An action in the work directory that a model can ask for. */
export type ToolAction = 'list' | 'read' | 'run' | 'edit';

/**
 * One tool call of the model, described by its effect, because clients name tools and arguments
 * differently. `backend/tool-call.ts` chooses the tool among those that the request offers.
 */
export interface ToolWish {
  readonly does: ToolAction;
  /** Relative to the work directory. */
  readonly path: string;
  /** For an edit: the present text, and its replacement. */
  readonly before?: string;
  readonly after?: string;
  /** A shell command that does the same, for clients that have a shell and no tool of that kind. */
  readonly command: string;
}

/** The model's reaction to one call. */
export type Act =
  | { readonly kind: 'text'; readonly text: string }
  /** Calls tools. Answers with `text` where the request offers no suitable tool. */
  | { readonly kind: 'tools'; readonly text: string; readonly calls: readonly ToolWish[] }
  /** The provider's own error, in the provider's own form. */
  | { readonly kind: 'error'; readonly status: number; readonly type: string; readonly message: string }
  /** A stream that breaks off after that many pieces. */
  | { readonly kind: 'cut'; readonly text: string; readonly afterPieces: number };

/** The model's behaviour at one point of the conversation. */
export type Turn =
  | Act
  /**
   * The n-th call at this point gets the n-th of `tries`; any later call gets the last. Calls that
   * offer no tools do not count.
   */
  | { readonly kind: 'tries'; readonly tries: readonly [Act, ...Act[]] };

/** The answer of a host that serves no model. The first match wins. */
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
 * `ready`: the subject shows its known sign that it waits for a prompt; without such a sign, it has
 * been quiet for a while.
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
  /** The aspects of a tool that this scenario covers. */
  readonly covers: readonly Aspect[];
  readonly prompt: string;
  /** Text on standard input; null: empty. */
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
   * Indexed by the number of the model's answers in the conversation so far; the last turn serves
   * all later calls.
   */
  readonly turns: readonly [Turn, ...Turn[]];
  /**
   * Rows that match before the lab's own default answers, such as the settings of a vendor's
   * switches.
   */
  readonly answers: readonly DefaultAnswer[];
}
