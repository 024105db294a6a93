/** Which trials to run. Made by `core/design` from factors and a seed; carried out by the lab. */
import type { Assignment } from './factor.ts';

/**
 * Screen: the seeded array. Confirm: fresh trials that test what the screen suggested. Inputs: a run under a tracer that shows what
 * the subject reads; it is no measurement.
 */
export type Stage = 'screen' | 'confirm' | 'inputs';

export interface PlannedTrial {
  /** Three digits or more, from `001`, in planned order; the directory name in the bundle. */
  readonly id: string;
  readonly stage: Stage;
  /** Trials of one block run close together in time; permutation tests shuffle only inside a block. */
  readonly block: number;
  readonly assignment: Assignment;
  readonly scenario: string;
}

export interface Design {
  readonly seed: number;
  /** Levels in play by factor name, reference level first. A factor with a single level is held constant. */
  readonly factors: Readonly<Record<string, readonly string[]>>;
  /** Every combination of levels of any `strength` factors occurs in the screen. */
  readonly strength: number;
  readonly trials: readonly PlannedTrial[];
}
