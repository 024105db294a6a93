/** The tells of one judged group, made by hand. */
import type { Association, Judged } from '../../src/core/statistics/associate.ts';
import type { Place } from '../../src/core/statistics/response.ts';
import { tellsOf, type Found } from '../../src/core/verdict/tells.ts';
import type { TrialTable } from '../../src/core/statistics/trial-table.ts';
import type { DeclaredAs } from '../../src/core/disclosure/index.ts';
import type { Alignment, PlannedTrial, Slot } from '../../src/core/model/index.ts';
import { groupOf } from '../builders/groups.ts';
import { alignmentWith, placeOf, tableOf, trialsAt, type Symbols } from '../builders/slots.ts';

/** Trials are east and west by turns. */
const LINES = ['east', 'west', 'east', 'west'];
export const MARK: Symbols = ['', '\u200b', '', '\u200b'];
export const WORDS: Symbols = ['red', 'blue', 'red', 'blue'];
export const NAMES: Symbols = ['x', 'y', 'x', 'y'];

const judgedFor = (places: readonly Place[], more: Partial<Judged> = {}): Judged => ({
  group: groupOf(places[0]?.symbols ?? [], places),
  set: [0],
  candidates: [[0]],
  luck: 0,
  raw: 0,
  p: 0.000123456,
  status: 'tell',
  ...more,
});

export interface Asked {
  readonly more?: Partial<Judged>;
  readonly trials?: Partial<PlannedTrial> | ((row: number) => Partial<PlannedTrial>);
  readonly lines?: readonly string[];
  readonly alignment?: Partial<Alignment>;
  readonly declared?: DeclaredAs;
}

const associationOf = (table: TrialTable, judged: readonly Judged[]): Association => ({
  table,
  grouped: { groups: [], random: [], quantities: [], noisySlots: 0 },
  judged,
});

export function tellsFor(
  places: readonly Place[],
  { more, trials, lines = LINES, alignment, declared = () => null }: Asked = {},
): Found[] {
  const table = tableOf(trialsAt(['zone', 'user'], lines, trials));
  const aligned = alignmentWith(
    places.map(({ slot }) => slot),
    alignment,
  );
  return tellsOf(associationOf(table, [judgedFor(places, more)]), aligned, () => [], declared);
}

export const at = (address: string, symbols: Symbols = MARK, more: Partial<Slot> = {}): Place =>
  placeOf(symbols, { address, ...more });
