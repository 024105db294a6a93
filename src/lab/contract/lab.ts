/**
 * The lab's interface for the rest of the project: it takes a planned trial and returns a capture.
 * Implemented twice: in namespaces (`pool/pool.ts`), and in memory for tests
 * (`pool/memory-lab.ts`). Runs in the main process; `LabError` is thrown in the worker as well.
 */
import type { Capture, PlannedTrial } from '../../core/model/index.ts';

export interface Lab {
  /** Number of trials that can run in parallel. */
  readonly workers: number;
  /**
   * Runs one trial. Rejects only with a `LabError` that no retry would mend; a failing subject is
   * an outcome.
   */
  run(trial: PlannedTrial): Promise<Capture>;
  /** Ends all workers and what they started; safe to call twice. */
  close(): Promise<void>;
}

/**
 * A two-line error: `message` says what, where and why; `hint` the next step. Lower case, no full
 * stop.
 */
export class LabError extends Error {
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.name = 'LabError';
    this.hint = hint;
  }
}
