/**
 * The trials to run. `core/design` makes a design from factors and a seed; the lab carries it out.
 */
import type { Assignment } from './factor.ts';

/**
 * `screen`: the seeded array. `confirm`: fresh trials that test suggestions of the screen.
 * `inputs`: a run under a tracer that shows what the subject reads; it measures nothing.
 */
export type Stage = 'screen' | 'confirm' | 'inputs';

export interface PlannedTrial {
  /** Three digits or more, from `001`, in planned order; the directory name in the bundle. */
  readonly id: string;
  readonly stage: Stage;
  /** Trials of one block run close together in time. Exact tests are stratified by block. */
  readonly block: number;
  readonly assignment: Assignment;
  readonly scenario: string;
}

export interface Design {
  readonly seed: number;
  /**
   * Levels in play by factor name, reference level first. A factor with a single level is held
   * constant.
   */
  readonly factors: Readonly<Record<string, readonly string[]>>;
  /** Every combination of levels of any `strength` factors occurs in the screen. */
  readonly strength: number;
  readonly trials: readonly PlannedTrial[];
}
