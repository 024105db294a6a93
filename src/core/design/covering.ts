/**
 * Completes an array, so that every combination of levels of any `strength` columns occurs: the
 * greedy step of AETG (Cohen, Dalal, Fredman & Patton, IEEE TSE 23, 1997). Each added row is the
 * best of several candidates. A candidate starts from a missing combination of the columns that
 * lack most. It then takes, largest column first, the level that covers most of the rest. A missing
 * combination weighs as much as its columns still lack, since the largest columns need nearly every
 * row.
 *
 *     strength 2, columns a, b, c of two levels
 *
 *     given rows    0 0 0    missing pairs  ab: 10   ac: 10   bc: 01 10
 *                   0 1 1    candidate      starts from ab = 1 0, then c: 1 covers bc 01
 *                   1 1 1                   1 0 1
 *     left          ac: 10, bc: 10          next row 1 1 0 covers both
 */
import { subsets, type Row } from './coverage.ts';
import type { Prng } from './prng.ts';

/** Candidates for each row: past this the arrays get hardly shorter. */
const CANDIDATES = 24;

/** At most `atMost` rows. What stays uncovered then is uncovered: count it. */
export function completingRows(
  rows: readonly Row[],
  sizes: readonly number[],
  strength: number,
  atMost: number,
  random: Prng,
): Row[] {
  const combinations = new UncoveredCombinations(sizes, Math.min(strength, sizes.length));
  for (const row of rows) combinations.cover(row);
  const added: Row[] = [];
  while (combinations.count > 0 && added.length < atMost) {
    const row = bestRow(combinations, random);
    combinations.cover(row);
    added.push(row);
  }
  return added;
}

function bestRow(combinations: UncoveredCombinations, random: Prng): Row {
  let best: { row: Row; gain: number } | undefined;
  for (let i = 0; i < CANDIDATES; i++) {
    const row = candidate(combinations, random);
    const gain = combinations.gain(row);
    if (best === undefined || gain > best.gain) best = { row, gain };
  }
  return best?.row ?? [];
}

function candidate(combinations: UncoveredCombinations, random: Prng): Row {
  const row = combinations.sizes.map(() => -1);
  const seed = combinations.draw(random);
  for (const [at, column] of seed.columns.entries()) row[column] = seed.levels[at] ?? 0;
  const order = random
    .shuffle(combinations.sizes.map((_, c) => c))
    .sort((a, b) => (combinations.sizes[b] ?? 0) - (combinations.sizes[a] ?? 0));
  for (const column of order) {
    if ((row[column] ?? -1) >= 0) continue;
    row[column] = bestOf(combinations.gains(row, column), random);
  }
  return row;
}

function bestOf(gains: readonly number[], random: Prng): number {
  const top = Math.max(...gains);
  const best = gains.flatMap((gain, level) => (gain === top ? [level] : []));
  return best[random.below(best.length)] ?? 0;
}

/**
 * Columns taken together, and which combinations of their levels are still missing (mixed radix,
 * first most significant).
 */
interface ColumnTable {
  /** Combinations still missing. */
  left: number;
  readonly columns: readonly number[];
  readonly uncovered: Uint8Array;
}

class UncoveredCombinations {
  readonly sizes: readonly number[];
  readonly #tables: readonly ColumnTable[];
  /** Tables by column. */
  readonly #with: readonly (readonly ColumnTable[])[];
  count = 0;

  constructor(sizes: readonly number[], strength: number) {
    this.sizes = sizes;
    this.#tables = subsets(sizes.length, strength).map((columns) => {
      const cells = columns.reduce((product, column) => product * (sizes[column] ?? 1), 1);
      this.count += cells;
      return { columns, uncovered: new Uint8Array(cells).fill(1), left: cells };
    });
    this.#with = sizes.map((_, column) => this.#tables.filter(({ columns }) => columns.includes(column)));
  }

  cover(row: Row): void {
    for (const table of this.#tables) {
      const { columns, uncovered } = table;
      const cell = this.#cell(columns, row);
      this.count -= uncovered[cell] ?? 0;
      table.left -= uncovered[cell] ?? 0;
      uncovered[cell] = 0;
    }
  }

  /** Missing combinations that a whole row would cover, weighed. */
  gain(row: Row): number {
    return this.#tables.reduce(
      (sum, { columns, uncovered, left }) => sum + (uncovered[this.#cell(columns, row)] ?? 0) * left,
      0,
    );
  }

  /**
   * For each level of the column: missing combinations, weighed, that it would complete with the
   * columns already set (others: -1).
   */
  gains(row: readonly number[], column: number): number[] {
    const ready = (this.#with[column] ?? []).filter(({ columns }) =>
      columns.every((c) => c === column || (row[c] ?? -1) >= 0),
    );
    const trial = [...row];
    return Array.from({ length: this.sizes[column] ?? 1 }, (_, level) => {
      trial[column] = level;
      return ready.reduce(
        (sum, { columns, uncovered, left }) => sum + (uncovered[this.#cell(columns, trial)] ?? 0) * left,
        0,
      );
    });
  }

  /** A missing combination, at random; there must be one. */
  draw(random: Prng): { readonly columns: readonly number[]; readonly levels: readonly number[] } {
    const most = Math.max(...this.#tables.map(({ left }) => left));
    const tables = this.#tables.filter(({ left }) => left === most);
    const { columns, uncovered } = tables[random.below(tables.length)] ?? { columns: [], uncovered: new Uint8Array() };
    const cells = [...uncovered.keys()].filter((cell) => uncovered[cell] === 1);
    return { columns, levels: this.#levels(columns, cells[random.below(cells.length)] ?? 0) };
  }

  #cell(columns: readonly number[], row: Row): number {
    let cell = 0;
    for (const column of columns) cell = cell * (this.sizes[column] ?? 1) + (row[column] ?? 0);
    return cell;
  }

  #levels(columns: readonly number[], cell: number): number[] {
    let rest = cell;
    return [...columns]
      .reverse()
      .map((column) => {
        const size = this.sizes[column] ?? 1;
        const level = rest % size;
        rest = Math.floor(rest / size);
        return level;
      })
      .reverse();
  }
}
