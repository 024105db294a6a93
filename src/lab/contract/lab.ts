/**
 * The lab as the rest of the project sees it: give it a planned trial, get a capture. One implementation in namespaces,
 * one in memory for tests of what stands above it.
 */
import type { Capture, PlannedTrial } from '../../core/model/index.ts';

export interface Lab {
  /** Number of trials that may run at once. */
  readonly workers: number;
  /** Runs one trial. Rejects only with a `LabError` that no retry would mend; a failing subject is an outcome. */
  run(trial: PlannedTrial): Promise<Capture>;
  /** Ends all workers and what they started; safe to call twice. */
  close(): Promise<void>;
}

/** A two-line error: `message` says what, where and why; `hint` the next step. Lower case, no full stop. */
export class LabError extends Error {
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.name = 'LabError';
    this.hint = hint;
  }
}
