/** What is the same for every version that is looked at. Plain data. */
import type { Assignment, Factor, KnownTell } from '../../core/model/index.ts';

export interface Measuring {
  readonly name: string;
  readonly tells: readonly KnownTell[];
  readonly environments: readonly Assignment[];
  readonly factors: readonly Factor[];
  readonly repeats: number;
  readonly scenario: string;
  readonly timeoutMs: number;
  readonly out: string;
  readonly jobs: number;
  /** The command that goes on after an interruption. */
  readonly resume: string;
}
