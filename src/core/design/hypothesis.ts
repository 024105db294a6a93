/** A dependence that the trials so far suggest, as the planning of fresh trials needs it. */

/** A suggestion of the screen that fresh trials are to bear out or refute. */
export interface Hypothesis {
  /** Symbol by trial id, null where unreadable; all slots of one partition share it. */
  readonly symbols: ReadonlyMap<string, string | null>;
  /** Factor sets that would explain it, best first. */
  readonly candidates: readonly (readonly string[])[];
  /** How much hangs on it; default 1. At `URGENT` or above its trials come before all others'. */
  readonly weight?: number;
}

export const URGENT = 100;

export const weightOf = ({ weight = 1 }: Hypothesis): number => weight;
