/**
 * A response (the term of design of experiments): what is observed of one slot, or of one feature
 * of a slot, in each trial.
 */
import type { Slot } from '../model/index.ts';

/** Symbols are in the table's trial order; null where the trial has no reading. */
export interface Response {
  readonly slot: Slot;
  /** Name of the derived feature; absent for the slot's own value. */
  readonly feature?: string;
  /** Index of the code point that the feature looks at; absent for features of the whole value. */
  readonly at?: number;
  readonly symbols: readonly (string | null)[];
  /** The same symbols, dictionary-encoded, if that is done already. */
  readonly column?: SymbolColumn;
}

export const columnOf = (response: Response): SymbolColumn => response.column ?? SymbolColumn.of(response.symbols);

/**
 * A feature. Writes its symbols out on demand only: random values have thousands of features, few
 * of them read.
 */
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

/**
 * A dictionary-encoded column of symbols: a question about a symbol is answered once, however many
 * trials show it.
 */
export class SymbolColumn {
  /** Symbols by number. */
  readonly names: readonly string[];
  readonly #make: () => Int32Array;
  #labels?: Int32Array;
  #symbols?: readonly (string | null)[];

  private constructor(names: readonly string[], make: () => Int32Array) {
    this.names = names;
    this.#make = make;
  }

  static of(symbols: readonly (string | null)[]): SymbolColumn {
    const { names, labels } = numbered(symbols);
    return new SymbolColumn(names, () => labels);
  }

  /**
   * Each symbol replaced; null where it has no replacement. Costs one call a symbol, not one a
   * trial.
   */
  map(make: (name: string, label: number) => string | null): SymbolColumn {
    const { names, labels } = numbered(this.names.map(make));
    return new SymbolColumn(names, () => {
      const own = this.labels;
      const mapped = new Int32Array(own.length);
      for (let row = 0; row < own.length; row++) mapped[row] = labels[own[row] ?? -1] ?? -1;
      return mapped;
    });
  }

  /** Symbol number by trial, in order of first appearance; -1 where there is no symbol. */
  get labels(): Int32Array {
    return (this.#labels ??= this.#make());
  }

  /** Symbol by trial; null where there is none. */
  get symbols(): readonly (string | null)[] {
    return (this.#symbols ??= Array.from(this.labels, (label) => this.names[label] ?? null));
  }
}

function numbered(symbols: readonly (string | null)[]): { readonly names: string[]; readonly labels: Int32Array } {
  const numbers = new Map<string, number>();
  const labels = new Int32Array(symbols.length).fill(-1);
  for (const [row, symbol] of symbols.entries()) {
    if (symbol === null) continue;
    const known = numbers.get(symbol) ?? numbers.size;
    numbers.set(symbol, known);
    labels[row] = known;
  }
  return { names: [...numbers.keys()], labels };
}
