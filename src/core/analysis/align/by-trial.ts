/** What a place shows in each trial, in one array: the names of the trials are kept once for all places. */

export class ByTrial implements ReadonlyMap<string, string | null> {
  readonly #rows: ReadonlyMap<string, number>;
  readonly #symbols: readonly (string | null)[];

  /** `rows`: where in `symbols` each trial's stands, in that order. */
  constructor(rows: ReadonlyMap<string, number>, symbols: readonly (string | null)[]) {
    this.#rows = rows;
    this.#symbols = symbols;
  }

  get size(): number {
    return this.#rows.size;
  }

  get(trial: string): string | null | undefined {
    const row = this.#rows.get(trial);
    return row === undefined ? undefined : (this.#symbols[row] ?? null);
  }

  has(trial: string): boolean {
    return this.#rows.has(trial);
  }

  keys(): MapIterator<string> {
    return this.#rows.keys();
  }

  *values(): MapIterator<string | null> {
    for (const row of this.#rows.values()) yield this.#symbols[row] ?? null;
  }

  *entries(): MapIterator<[string, string | null]> {
    for (const [trial, row] of this.#rows) yield [trial, this.#symbols[row] ?? null];
  }

  [Symbol.iterator](): MapIterator<[string, string | null]> {
    return this.entries();
  }

  forEach(tell: (symbol: string | null, trial: string, all: ReadonlyMap<string, string | null>) => void): void {
    for (const [trial, symbol] of this.entries()) tell(symbol, trial, this);
  }
}
