/** The result of association for one group: the factors it depends on, and the p-values. */
import type { FactorSet } from './cells.ts';
import type { Group } from './groups.ts';
import type { Region } from './region.ts';

export interface Dependence {
  readonly group: Group;
  /** Indices of the table's factors. */
  readonly set: FactorSet;
  /** Factor sets that remain possible, best first; the first is `set`. */
  readonly candidates: readonly FactorSet[];
  /** Noisy groups only: where which symbol is over-represented. */
  readonly region?: Region;
  /** Row of the one trial that contradicts `set`, where `set` explains all others. */
  readonly exception?: number;
  /**
   * P(all replicates of each environment agree) if the group varies on its own; 1 without
   * replicates.
   */
  readonly replicateAgreementP: number;
  /** Before correction over groups. */
  readonly rawP: number;
  /** Family-wise corrected (Holm). */
  readonly p: number;
  readonly status: 'tell' | 'unconfirmed';
}

/** Before correction over groups. */
export type UncorrectedDependence = Omit<Dependence, 'p' | 'status' | 'replicateAgreementP'> & {
  /**
   * Whether nothing else explains the symbols: no rival set, no other factor, no drift over time.
   */
  readonly decided: boolean;
};
