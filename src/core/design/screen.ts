/**
 * The screen: a seeded, balanced array that covers every combination of levels of any two factors,
 * or of any three at strength 3. Exact replicates lie in other blocks; the order is random. It is a
 * pure function of its inputs, so that a killed run resumes into the same plan. Its `strength` is
 * counted from the rows afterwards, never assumed.
 */
import type { Assignment, Design, PlannedTrial } from '../model/index.ts';
import { balancedRows } from './array.ts';
import { strengthOf, type Row } from './coverage.ts';
import { completingRows } from './covering.ts';
import { inBlocks } from './order.ts';
import { prng, type Prng } from './prng.ts';

export interface ScreenOptions {
  /** Level names by factor, reference level first; a single level holds the factor constant. */
  readonly factors: Readonly<Record<string, readonly string[]>>;
  readonly seed: number;
  /**
   * Trials in all, replicates included. Default: what coverage needs, plus the replicates; 40 if
   * nothing varies.
   */
  readonly trials?: number;
  /** Rows repeated in another block. Default: one in seven, four to twelve. */
  readonly replicates?: number;
  /** 2: every pair of levels. 3: triples too as far as `trials` allows. */
  readonly strength: 2 | 3;
  /** Each trial runs one; they are spread evenly like the levels of a factor. */
  readonly scenarios: readonly [string, ...string[]];
}

const FEWEST_ROWS = 24;
const IDENTICAL_TRIALS = 40;
const MOST_ROWS_STRENGTH_3 = 1000;
/** Repeats of the plainest environment, beside the repeated pairs. */
const REFERENCE_REPEATS = 3;

/**
 * Plans the screen. `strength` of the result is the strength reached, which a small `trials` may
 * keep below the one wanted.
 */
export function screenDesign(options: ScreenOptions): Design {
  const random = prng(options.seed);
  const names = Object.keys(options.factors).filter((name) => levelsOf(options, name).length > 1);
  const sizes = [...names.map((name) => levelsOf(options, name).length), options.scenarios.length];
  const rows = names.length === 0 ? identicalRows(sizes, options) : variedRows(sizes, options, random);
  const copies = names.length === 0 ? [] : copiesOf(rows, options, random);
  const planned = inBlocks([...rows, ...copies], rows.length, random);
  return {
    seed: options.seed,
    factors: options.factors,
    strength: names.length === 0 ? 0 : strengthOf(rows, sizes.slice(0, -1), options.strength),
    trials: planned.map(({ row, block }, index) => planTrial(row, block, index, names, options)),
  };
}

function levelsOf(options: ScreenOptions, name: string): readonly string[] {
  return options.factors[name] ?? [];
}

function identicalRows(sizes: readonly number[], options: ScreenOptions): Row[] {
  const scenarios = sizes.at(-1) ?? 1;
  return Array.from({ length: options.trials ?? IDENTICAL_TRIALS }, (_, i) =>
    sizes.map((_, c) => (c === sizes.length - 1 ? i % scenarios : 0)),
  );
}

function variedRows(sizes: readonly number[], options: ScreenOptions, random: Prng): Row[] {
  const spare =
    options.trials === undefined ? undefined : Math.max(1, options.trials - copyCount(options.trials, options));
  const base = balancedRows(sizes, Math.min(rowCount(sizes), spare ?? Infinity), random);
  const atMost =
    options.strength === 3 ? (spare ?? MOST_ROWS_STRENGTH_3) - base.length : (spare ?? Infinity) - base.length;
  const added = completingRows(base, sizes, 2, atMost, random);
  const rows = [...base, ...added];
  if (options.strength === 3) rows.push(...completingRows(rows, sizes, 3, atMost - added.length, random));
  if (spare !== undefined && rows.length < spare) rows.push(...balancedRows(sizes, spare - rows.length, random));
  return rows;
}

/**
 * Smallest convenient number of rows that can hold every pair: within a quarter above it, the one
 * most levels divide.
 */
function rowCount(sizes: readonly number[]): number {
  const [first = 1, second = 1] = [...sizes].sort((a, b) => b - a);
  const least = Math.max(first * second, FEWEST_ROWS);
  let best = least;
  const misfit = (rows: number): number => sizes.filter((size) => rows % size !== 0).length;
  for (let rows = least; rows <= least * 1.25; rows++) if (misfit(rows) < misfit(best)) best = rows;
  return best;
}

function copyCount(rows: number, options: ScreenOptions): number {
  const pairs = options.replicates ?? Math.min(12, Math.max(4, Math.round(rows / 7)));
  const wanted = pairs === 0 ? 0 : pairs + REFERENCE_REPEATS;
  return options.trials === undefined || options.replicates !== undefined
    ? wanted
    : Math.min(wanted, Math.floor(rows / 4));
}

function copiesOf(rows: readonly Row[], options: ScreenOptions, random: Prng): Row[] {
  const wanted =
    options.trials === undefined ? copyCount(rows.length, options) : Math.max(0, options.trials - rows.length);
  const reference = Math.min(REFERENCE_REPEATS, wanted);
  const plain = (rows[0] ?? []).map(() => 0);
  const shuffled = random.shuffle(rows);
  return Array.from({ length: wanted }, (_, i) =>
    i < reference ? plain : (shuffled[(i - reference) % shuffled.length] ?? plain),
  );
}

function planTrial(
  row: Row,
  block: number,
  index: number,
  names: readonly string[],
  options: ScreenOptions,
): PlannedTrial {
  const assignment: Record<string, string> = {};
  for (const [name, levels] of Object.entries(options.factors)) {
    const column = names.indexOf(name);
    assignment[name] = levels[column < 0 ? 0 : (row[column] ?? 0)] ?? '';
  }
  return {
    id: trialId(index),
    stage: 'screen',
    block,
    assignment: assignment satisfies Assignment,
    scenario: options.scenarios[row.at(-1) ?? 0] ?? options.scenarios[0],
  };
}

/** Three digits or more, counted from 001. */
export function trialId(index: number): string {
  return String(index + 1).padStart(3, '0');
}
