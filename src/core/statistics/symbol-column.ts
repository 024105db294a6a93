/** A column of symbols by number: what is asked of each symbol is asked once, however many trials show it. */

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

  /** Another symbol for each; null: none. */
  map(make: (name: string, label: number) => string | null): SymbolColumn {
    const { names, labels } = numbered(this.names.map(make));
    return new SymbolColumn(names, () => {
      const own = this.labels;
      const mapped = new Int32Array(own.length);
      for (let row = 0; row < own.length; row++) mapped[row] = labels[own[row] ?? -1] ?? -1;
      return mapped;
    });
  }

  /** Symbol number by trial, numbered by first appearance; -1 where there is none. */
  get labels(): Int32Array {
    return (this.#labels ??= this.#make());
  }

  /** By trial; null where there is none. */
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
