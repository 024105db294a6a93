/** What association makes of one group of slots: which factors it depends on, and how sure that is. */
import type { FactorSet } from './cells.ts';
import type { Group } from './groups.ts';
import type { Region } from './region.ts';

export interface Dependence {
  readonly group: Group;
  /** Indices of the table's factors. */
  readonly set: FactorSet;
  /** Sets still possible, best first; only the first is `set`. */
  readonly candidates: readonly FactorSet[];
  /** For a noisy group: where which symbol is more frequent. */
  readonly region?: Region;
  /** Number of the one trial that does not agree, where a simpler set explains all others. */
  readonly exception?: number;
  /** Chance that all repeats of one environment agree though the place varies by itself; 1 without repeats. */
  readonly replicateAgreementP: number;
  /** Before correction over groups. */
  readonly rawP: number;
  /** Family-wise corrected p. */
  readonly p: number;
  readonly status: 'tell' | 'unconfirmed';
}

/** Before the correction over groups. */
export type UncorrectedDependence = Omit<Dependence, 'p' | 'status' | 'replicateAgreementP'> & {
  readonly decided: boolean;
};
