/** A place that is judged. */
import type { Slot } from '../model/index.ts';

/** A slot, or a feature derived from a random-looking one, with its symbols in the table's trial order. */
export interface Place {
  readonly slot: Slot;
  /** Name of the derived feature; absent for the slot's own value. */
  readonly feature?: string;
  /** Index of the code point that the feature looks at; absent for features of the whole value. */
  readonly at?: number;
  readonly symbols: readonly (string | null)[];
}
