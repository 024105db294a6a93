/** A place that is judged. */
import type { Slot } from '../model/index.ts';
import { SymbolColumn } from './symbol-column.ts';

/** A slot, or a feature derived from a random-looking one, with its symbols in the table's trial order. */
export interface Response {
  readonly slot: Slot;
  /** Name of the derived feature; absent for the slot's own value. */
  readonly feature?: string;
  /** Index of the code point that the feature looks at; absent for features of the whole value. */
  readonly at?: number;
  readonly symbols: readonly (string | null)[];
  /** The symbols by number, where they have been numbered. */
  readonly column?: SymbolColumn;
}

export const columnOf = (response: Response): SymbolColumn => response.column ?? SymbolColumn.of(response.symbols);

/** A feature: its symbols are written out when somebody asks for them, as few do of the thousands that random values have. */
export class DerivedResponse implements Response {
  readonly slot: Slot;
  readonly feature: string;
  readonly column: SymbolColumn;
  readonly at?: number;

  constructor(slot: Slot, feature: string, column: SymbolColumn, at?: number) {
    this.slot = slot;
    this.feature = feature;
    this.column = column;
    if (at !== undefined) this.at = at;
  }

  get symbols(): readonly (string | null)[] {
    return this.column.symbols;
  }
}
