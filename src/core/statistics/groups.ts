/** Slots that split the trials alike are one group and are judged once, however many there are. */
import { isServing, SINKS, type Slot } from '../model/index.ts';
import { featuresOf } from './features.ts';
import { SymbolColumn } from './symbol-column.ts';
import { kindOf } from '../carriers/kind.ts';
import { MESSAGE_SEQUENCE } from '../carriers/message.ts';
import { columnOf, type Response } from './response.ts';
import { isTime, quantileFeatures } from './quantities.ts';
import type { TrialTable } from './trial-table.ts';

export interface Group {
  /** Symbol number by trial, numbered by first appearance; -1 where unreadable. */
  readonly labels: Int32Array;
  readonly symbols: number;
  readonly responses: readonly Response[];
  /** Identical environments gave different symbols. */
  readonly noisy: boolean;
}

export interface Grouping {
  readonly groups: readonly Group[];
  /** Random-looking slots, one a distinct value column: judged through their features only, of which a racing order has none. */
  readonly randomLooking: readonly Response[];
  /** Sizes and times: no group of their own, since equal or not is no question to ask of what is measured. */
  readonly quantities: readonly Response[];
  /** Slots whose symbols differ between identical environments. */
  readonly noisySlots: number;
}

const FEWEST_DISTINCT = 8;

/**
 * The order of lookups and of connections: where it differs between identical environments, it is that of concurrent work, and
 * the order of the requests that they serve is read itself.
 */
const isServingOrder = ({ slot }: Response): boolean =>
  slot.carrier === MESSAGE_SEQUENCE.name && SINKS[slot.sink].ordered && isServing(slot.sink);

/**
 * The ids and keys of a second lookup or handshake with one host are drawn as those of the first, which are looked at: each
 * further one would cost all others their share of the error rate.
 */
const isFurtherExchange = ({ slot }: Response): boolean => isServing(slot.sink) && !slot.message.endsWith(' #1');

/** Deterministic in the slots' content, not in their order. */
export function groupSlots(slots: readonly Slot[], table: TrialTable): Grouping {
  const all = [...slots].sort(compareSlots).map((slot): Response => {
    const symbols = table.trials.map(({ id }) => slot.symbols.get(id) ?? null);
    return { slot, symbols, column: SymbolColumn.of(symbols) };
  });
  const quantities = all.filter(({ slot }) => kindOf(slot.carrier) === 'quantity');
  const raw = groupsOf(
    all.filter(({ slot }) => kindOf(slot.carrier) !== 'quantity'),
    table,
  );
  const isRandom = (group: Group): boolean =>
    group.noisy &&
    (group.symbols >= Math.max(FEWEST_DISTINCT, readableTrials(group) / 2) || group.responses.every(isServingOrder));
  const randomLooking = raw.filter(isRandom).flatMap(({ responses: members }) => distinctColumns(members));
  const features = randomLooking.filter((response) => !isFurtherExchange(response)).flatMap(featuresOf);
  const derived = groupsOf([...features, ...quantities.filter(isTime).flatMap(quantileFeatures)], table);
  return {
    groups: [...raw.filter((group) => !isRandom(group)), ...derived],
    randomLooking,
    quantities,
    noisySlots: raw.reduce((sum, group) => sum + (group.noisy ? group.responses.length : 0), 0),
  };
}

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
    const twin = table.replicateOf[row] ?? row;
    const known = seen[twin] ?? -1;
    noisy = known >= 0 && known !== label;
    seen[twin] = label;
  }
  return { labels, symbols: names.length, responses, noisy };
}

/** Symbol number by trial, numbered by first appearance; -1 where unreadable. */
export const labelsOf = (symbols: readonly (string | null)[]): Int32Array => SymbolColumn.of(symbols).labels;

/** The same random value in many places is one source of randomness. */
function distinctColumns(responses: readonly Response[]): Response[] {
  return [...new Map(responses.map((response) => [JSON.stringify(columnOf(response).names), response])).values()];
}

export const readableTrials = (group: Group): number => group.labels.reduce((n, label) => n + (label >= 0 ? 1 : 0), 0);

/** What orders slots; the sink of a tell in a verdict of another version may be any string. */
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
