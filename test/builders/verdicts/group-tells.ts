/** The tells of one judged group, made by hand. */
import type { Association, Dependence } from '../../../src/core/statistics/associate.ts';
import type { Response } from '../../../src/core/statistics/response.ts';
import type { TellRecord } from '../../../src/core/verdict/tell-record.ts';
import { tellsOf } from '../../../src/core/verdict/tells.ts';
import type { TrialTable } from '../../../src/core/statistics/trial-table.ts';
import type { DeclaredAs } from '../../../src/core/disclosure/index.ts';
import type { Alignment, PlannedTrial, Slot } from '../../../src/core/model/index.ts';
import { groupOf } from '../evidence/groups.ts';
import { alignmentWith, placeOf, tableOf, trialsAt, type Symbols } from '../evidence/slots.ts';

/** Trials are east and west by turns. */
const LINES = ['east', 'west', 'east', 'west'];
export const MARK: Symbols = ['', '\u200b', '', '\u200b'];
export const WORDS: Symbols = ['red', 'blue', 'red', 'blue'];
export const NAMES: Symbols = ['x', 'y', 'x', 'y'];

const judgedFor = (places: readonly Response[], more: Partial<Dependence> = {}): Dependence => ({
  group: groupOf(places[0]?.symbols ?? [], places),
  set: [0],
  candidates: [[0]],
  replicateAgreementP: 0,
  rawP: 0,
  p: 0.000123456,
  status: 'tell',
  ...more,
});

export interface Asked {
  readonly more?: Partial<Dependence>;
  readonly trials?: Partial<PlannedTrial> | ((row: number) => Partial<PlannedTrial>);
  readonly lines?: readonly string[];
  readonly alignment?: Partial<Alignment>;
  readonly declared?: DeclaredAs;
}

const associationOf = (table: TrialTable, judged: readonly Dependence[]): Association => ({
  table,
  grouped: { groups: [], randomLooking: [], quantities: [], noisySlots: 0 },
  dependences: judged,
});

export function tellsFor(
  places: readonly Response[],
  { more, trials, lines = LINES, alignment, declared = () => null }: Asked = {},
): TellRecord[] {
  const table = tableOf(trialsAt(['zone', 'user'], lines, trials));
  const aligned = alignmentWith(
    places.map(({ slot }) => slot),
    alignment,
  );
  return tellsOf(
    { association: associationOf(table, [judgedFor(places, more)]), alignment: aligned, renderings: () => [] },
    declared,
  );
}

export const at = (address: string, symbols: Symbols = MARK, more: Partial<Slot> = {}): Response =>
  placeOf(symbols, { address, ...more });
