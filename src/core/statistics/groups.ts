/**
 * Groups: slots that partition the trials identically are one group, tested once. Slots whose own
 * values are useless as symbols are replaced by features: random-looking values and times.
 */
import { isServing, SINKS, type Slot } from '../model/index.ts';
import { featuresOf, isTime, quantileFeatures } from './features.ts';
import { kindOf } from '../carriers/kind.ts';
import { MESSAGE_SEQUENCE } from '../carriers/message.ts';
import { columnOf, type Response, SymbolColumn } from './response.ts';
import type { TrialTable } from './trial-table.ts';

export interface Group {
  /** Symbol number by trial, in order of first appearance; -1 where unreadable. */
  readonly labels: Int32Array;
  readonly symbols: number;
  readonly responses: readonly Response[];
  /** Whether replicates differ. */
  readonly noisy: boolean;
}

/** A group of features only: random values have thousands, slots are few. */
export const isDerived = ({ responses }: Pick<Group, 'responses'>): boolean =>
  responses.every(({ feature }) => feature !== undefined);

export interface Grouping {
  readonly groups: readonly Group[];
  /**
   * Random-looking slots, one for each distinct value column. Tested through their features only;
   * a racing order has none.
   */
  readonly randomLooking: readonly Response[];
  /**
   * Sizes and times. They form no groups: whether two measurements are equal is no useful
   * question.
   */
  readonly quantities: readonly Response[];
  /** Number of slots whose symbols differ between replicates. */
  readonly noisySlots: number;
}

/** The result depends on what the slots contain, not on their order. */
export function groupSlots(slots: readonly Slot[], table: TrialTable): Grouping {
  const all = [...slots].sort(compareSlots).map((slot) => responseOf(slot, table));
  const quantities = all.filter(({ slot }) => kindOf(slot.carrier) === 'quantity');
  const others = all.filter(({ slot }) => kindOf(slot.carrier) !== 'quantity');
  const slotGroups = groupsOf(others, table);
  const randomLooking = slotGroups.filter(isRandomLooking).flatMap(({ responses }) => distinctColumns(responses));
  const features = randomLooking.filter((response) => !isFurtherExchange(response)).flatMap(featuresOf);
  const derived = groupsOf([...features, ...quantities.filter(isTime).flatMap(quantileFeatures)], table);
  return {
    groups: [...slotGroups.filter((group) => !isRandomLooking(group)), ...derived],
    randomLooking,
    quantities,
    noisySlots: slotGroups.reduce((sum, { noisy, responses }) => sum + (noisy ? responses.length : 0), 0),
  };
}

function responseOf(slot: Slot, table: TrialTable): Response {
  const symbols = table.trials.map(({ id }) => slot.symbols.get(id) ?? null);
  return { slot, symbols, column: SymbolColumn.of(symbols) };
}

const FEWEST_DISTINCT = 8;

/**
 * Noisy with a new symbol in half of its trials or more, or a noisy order of lookups or
 * connections.
 */
const isRandomLooking = (group: Group): boolean =>
  group.noisy &&
  (group.symbols >= Math.max(FEWEST_DISTINCT, readableTrials(group) / 2) || group.responses.every(isServingOrder));

/**
 * The order of lookups or of connections. If replicates differ in it, concurrent work causes it;
 * the order of the requests that they serve is a slot of its own.
 */
const isServingOrder = ({ slot }: Response): boolean =>
  slot.carrier === MESSAGE_SEQUENCE.name && SINKS[slot.sink].ordered && isServing(slot.sink);

/**
 * A second lookup or handshake with one host, or a later one. Its ids and keys are drawn like
 * those of the first, which are tested. Each further one would cost all others a share of the
 * error rate.
 */
const isFurtherExchange = ({ slot }: Response): boolean => isServing(slot.sink) && !slot.message.endsWith(' #1');

/** Constant responses form no group. */
function groupsOf(responses: readonly Response[], table: TrialTable): Group[] {
  const byKey = new Map<string, { readonly column: SymbolColumn; readonly responses: Response[] }>();
  for (const response of responses) {
    const column = columnOf(response);
    if (column.names.length < 2) continue;
    const key = Buffer.from(column.labels.buffer).toString('latin1');
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, { column, responses: [response] });
    else known.responses.push(response);
  }
  return [...byKey.values()].map((members) => toGroup(members.column, members.responses, table));
}

function toGroup({ labels, names }: SymbolColumn, responses: readonly Response[], table: TrialTable): Group {
  const seen = new Int32Array(labels.length).fill(-1);
  let noisy = false;
  for (let row = 0; row < labels.length && !noisy; row++) {
    const label = labels[row] ?? -1;
    if (label < 0) continue;
    const replicate = table.replicateOf[row] ?? row;
    const known = seen[replicate] ?? -1;
    noisy = known >= 0 && known !== label;
    seen[replicate] = label;
  }
  return { labels, symbols: names.length, responses, noisy };
}

/** Symbol number by trial, in order of first appearance; -1 where unreadable. */
export const labelsOf = (symbols: readonly (string | null)[]): Int32Array => SymbolColumn.of(symbols).labels;

/** Responses with the same random values have one source of randomness: one of them is kept. */
function distinctColumns(responses: readonly Response[]): Response[] {
  return [...new Map(responses.map((response) => [JSON.stringify(columnOf(response).names), response])).values()];
}

export const readableTrials = (group: Group): number => group.labels.reduce((n, label) => n + (label >= 0 ? 1 : 0), 0);

/**
 * The fields that order slots. `sink` is a string: a verdict of another version may name an
 * unknown sink.
 */
type SlotOrder = Pick<Slot, 'message' | 'address' | 'carrier' | 'position'> & { readonly sink: string };

/** Stable order of slots: by sink, message, address, carrier, position. */
export function compareSlots(a: SlotOrder, b: SlotOrder): number {
  return (
    compareStrings(a.sink, b.sink) ||
    compareStrings(a.message, b.message) ||
    compareStrings(a.address, b.address) ||
    compareStrings(a.carrier, b.carrier) ||
    a.position - b.position
  );
}

/** By UTF-16 units, the same on every machine. */
export const compareStrings = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
