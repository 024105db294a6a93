/** The request of a probe as plain data. */
import type { Assignment } from '../../core/model/index.ts';

export interface ProbeRequest {
  /** Directory of the audit's bundle. */
  readonly bundle: string;
  readonly tell: string;
  readonly factor: string;
  /** File of values; absent: the factor's dictionary. */
  readonly values?: string;
  /** Levels of the tell's other factors; the rest are chosen. */
  readonly given: Assignment;
  /** Trials of each value; absent: one, or eight when the mark fires only sometimes. */
  readonly repeats?: number;
  /** Directory of the probe's own bundle. */
  readonly out?: string;
  readonly jobs: number;
  readonly typed: readonly string[];
}
