/**
 * Codebook and capacity: the symbol of each combination of levels, and the bits that a reader gains
 * by it.
 */
import type { CodebookEntry } from '../model/index.ts';
import { entropy } from '../statistics/exact-tests.ts';
import type { FactorSet } from '../statistics/cells.ts';
import type { Region } from '../statistics/region.ts';
import type { TrialTable } from '../statistics/trial-table.ts';

export interface Codebook {
  /** Factor names. */
  readonly factors: readonly string[];
  /**
   * By cell key. `levels`: level names in the factors' order. `symbol`: several, joined, where
   * scenarios differ.
   */
  readonly cells: ReadonlyMap<string, { readonly levels: readonly string[]; readonly symbol: string }>;
  /** Trials that agree with the codebook, of the `readable` ones. */
  readonly agree: number;
  readonly readable: number;
  /** Mutual information with the levels tried, in bits; levels count as equally likely. */
  readonly bits: number;
}

/**
 * Joins the symbols of one cell that differ by scenario only. Private use: never part of a printed
 * symbol.
 */
export const BETWEEN_SCENARIOS = '\u{F0000}';

interface CellCounts {
  readonly levels: readonly string[];
  /** Symbol counts by scenario. */
  readonly counts: Map<number, Map<string, number>>;
}

export function codebookOf(
  set: FactorSet,
  symbols: readonly (string | null)[],
  table: TrialTable,
  region?: Region,
  regionSymbol?: string,
): Codebook {
  const raw = tally(set, symbols, table);
  const cells = new Map(
    [...raw]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, cell]) => [key, { levels: cell.levels, symbol: symbolOf(cell, key, region, regionSymbol) }]),
  );
  let [agree, readable] = [0, 0];
  for (const [row, symbol] of symbols.entries()) {
    if (symbol === null) continue;
    readable++;
    const expected = cells.get(keyOf(set, table, row))?.symbol;
    if (expected === symbol || expected?.split(BETWEEN_SCENARIOS).includes(symbol)) agree++;
  }
  const factors = set.map((factor) => table.factors[factor]?.name ?? '');
  return {
    factors,
    cells,
    agree,
    readable,
    bits: region === undefined ? entropyOfCells(cells) : mutualInformation(raw),
  };
}

const indicesOf = (set: FactorSet, table: TrialTable, row: number): number[] =>
  set.map((factor) => table.columns[factor]?.[row] ?? 0);

function keyOf(set: FactorSet, table: TrialTable, row: number): string {
  return indicesOf(set, table, row)
    .map((index) => String(index).padStart(4, '0'))
    .join();
}

function tally(set: FactorSet, symbols: readonly (string | null)[], table: TrialTable): Map<string, CellCounts> {
  const cells = new Map<string, CellCounts>();
  for (const [row, symbol] of symbols.entries()) {
    if (symbol === null) continue;
    const key = keyOf(set, table, row);
    const levels = indicesOf(set, table, row).map((index, i) => table.factors[set[i] ?? 0]?.levels[index] ?? '');
    const cell = cells.get(key) ?? { levels, counts: new Map<number, Map<string, number>>() };
    const scenario = table.scenario[row] ?? 0;
    const counts = cell.counts.get(scenario) ?? new Map<string, number>();
    counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
    cell.counts.set(scenario, counts);
    cells.set(key, cell);
  }
  return cells;
}

/** By cell key, the cell's symbol; of a noisy mark, whether the cell lies in its region. */
export function partitionOf({ cells }: Codebook, region?: Region): ReadonlyMap<string, string> {
  const parts = [...cells].map(([key, { symbol }]): [string, string] => [
    key,
    region === undefined ? symbol : String(isInside(key, region)),
  ]);
  return new Map(parts);
}

/** How often a symbol was read in a cell, among the trials in which the place could be read. */
export interface Share {
  readonly hits: number;
  readonly trials: number;
}

/** Shares of `symbol`, by cell key. */
export function sharesOf(
  set: FactorSet,
  symbols: readonly (string | null)[],
  table: TrialTable,
  symbol: string,
): ReadonlyMap<string, Share> {
  const shareOf = ({ counts }: CellCounts): Share => {
    const all = [...counts.values()].flatMap((each) => [...each]);
    const sum = (some: typeof all): number => some.reduce((total, [, count]) => total + count, 0);
    return { hits: sum(all.filter(([one]) => one === symbol)), trials: sum(all) };
  };
  return new Map([...tally(set, symbols, table)].map(([key, cell]) => [key, shareOf(cell)]));
}

const isInside = (key: string, region: Region): boolean =>
  key.split(',').every((index, i) => region.levels[i]?.has(Number(index)));

function symbolOf(cell: CellCounts, key: string, region: Region | undefined, regionSymbol: string | undefined): string {
  if (region !== undefined && isInside(key, region) && regionSymbol !== undefined) return regionSymbol;
  const symbols = [...cell.counts]
    .sort(([a], [b]) => a - b)
    .map(([, counts]) => mostFrequent(counts, region === undefined ? undefined : regionSymbol));
  return [...new Set(symbols)].join(BETWEEN_SCENARIOS);
}

/**
 * The most frequent symbol but `except`, which counts only where no other occurs: a noisy mark
 * outside its region.
 */
function mostFrequent(counts: ReadonlyMap<string, number>, except: string | undefined): string {
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([symbol]) => symbol);
  return sorted.find((symbol) => symbol !== except) ?? sorted[0] ?? '';
}

function entropyOfCells(cells: Codebook['cells']): number {
  const sizes = new Map<string, number>();
  for (const { symbol } of cells.values()) sizes.set(symbol, (sizes.get(symbol) ?? 0) + 1);
  return entropy([...sizes.values()]);
}

/**
 * Entropy of the mixed symbols minus the mean entropy inside a cell; cells count as equally likely.
 */
function mutualInformation(cells: ReadonlyMap<string, CellCounts>): number {
  const mixed = new Map<string, number>();
  let inside = 0;
  for (const { counts } of cells.values()) {
    const merged = [...counts.values()].flatMap((each) => [...each]);
    const total = merged.reduce((sum, [, n]) => sum + n, 0);
    for (const [symbol, n] of merged) mixed.set(symbol, (mixed.get(symbol) ?? 0) + n / total);
    inside += entropy(merged.map(([, n]) => n));
  }
  return Math.max(0, entropy([...mixed.values()]) - inside / Math.max(1, cells.size));
}

/** Entries of the contract, in order of their first cell; symbols are not yet printed. */
export function entriesOf(
  codebook: Codebook,
): (Omit<CodebookEntry, 'symbol' | 'rendered'> & { readonly raw: string })[] {
  const bySymbol = new Map<string, (readonly string[])[]>();
  for (const { levels, symbol } of codebook.cells.values())
    bySymbol.set(symbol, [...(bySymbol.get(symbol) ?? []), levels]);
  return [...bySymbol].map(([raw, cells]) => ({
    raw,
    cells: cells.map((levels) => Object.fromEntries(codebook.factors.map((name, i) => [name, levels[i] ?? '']))),
    levels: asProduct(codebook.factors, cells),
  }));
}

function asProduct(factors: readonly string[], cells: readonly (readonly string[])[]): Record<string, string[]> {
  const lists = factors.map((_, i) => [...new Set(cells.map((levels) => levels[i] ?? ''))]);
  const product = lists.reduce((n, list) => n * list.length, 1);
  return product === cells.length ? Object.fromEntries(factors.map((name, i) => [name, lists[i] ?? []])) : {};
}

/** At most this many combinations of levels are enumerated for the joint capacity. */
const MOST_COMBINATIONS = 100_000;

/**
 * Joint capacity in bits: the entropy of all symbols together, over all combinations of the levels
 * of the factors involved. Combinations count as equally likely; those with a cell that no trial
 * held are left out. With too many combinations it is the largest single capacity, a lower bound.
 */
export function jointBits(codebooks: readonly Codebook[], levels: Readonly<Record<string, readonly string[]>>): number {
  const names = [...new Set(codebooks.flatMap(({ factors }) => factors))].sort();
  const lists = names.map((name) => levels[name] ?? []);
  const total = lists.reduce((n, list) => n * list.length, 1);
  const largest = Math.max(0, ...codebooks.map(({ bits }) => bits));
  if (codebooks.length < 2 || total > MOST_COMBINATIONS) return largest;
  const lookups = codebooks.map(
    (book) => new Map([...book.cells.values()].map(({ levels: at, symbol }) => [JSON.stringify(at), symbol])),
  );
  const weights = new Map<string, number>();
  for (let index = 0; index < total; index++) {
    const at = unpack(index, lists);
    const symbols = codebooks.map((book, i) =>
      lookups[i]?.get(JSON.stringify(book.factors.map((name) => at[names.indexOf(name)]))),
    );
    if (symbols.includes(undefined)) continue;
    const key = JSON.stringify(symbols);
    weights.set(key, (weights.get(key) ?? 0) + 1);
  }
  return Math.max(largest, entropy([...weights.values()]));
}

function unpack(index: number, lists: readonly (readonly string[])[]): string[] {
  let rest = index;
  return lists.map((list) => {
    const level = list[rest % list.length] ?? '';
    rest = Math.floor(rest / list.length);
    return level;
  });
}
