/**
 * Aligns one message's trees across trials, place by place: objects by key, lists by identity of
 * their elements. A place that all trials share as one object is skipped. A missing place gives one
 * slot, none for what is inside it.
 *
 *     trial 0   {"model": "m", "tools": ["a", "b"]}
 *     trial 1   {"model": "n", "tools": ["b", "a"], "seed": 1}
 *
 *     address    column by trial   slot                              step
 *     .model     m | n             text      m | n                   alignFacets, align-text.ts
 *     .tools     two lists         order     [0], [1] | [1], [0]     alignItems, align-lists.ts
 *     .tools[0]  a | a             none: the same object
 *     .tools[1]  b | b             none
 *     .seed      - | 1             presence  absent | present        alignKeyed, member-keys.ts
 */
import type { Carrier, Facet, Parts, Place } from '../../carriers/reading.ts';
import type { SlotCollector, SlotMessage } from '../slot-collector.ts';
import { varies } from '../text/distinct-texts.ts';
import { layoutOf } from '../read/intern.ts';
import { areUniform, type MemberLayouts, layoutsOf, type NamedParts } from './member-layouts.ts';
import { listColumns } from './align-lists.ts';
import { memberKeys } from './member-keys.ts';
import type { Masks } from '../text/masks.ts';
import { commonOrder, orderConflicts } from './order.ts';
import { alignText, alignWhole } from '../text/align-text.ts';

/** A place by trial; null if the trial lacks it. */
export type PlaceColumn = readonly (Place | null)[];

/** Inputs of the alignment of one message, and the collector of its slots. */
export interface TreeContext {
  readonly message: SlotMessage;
  readonly masks: Masks;
  readonly collector: SlotCollector;
  /**
   * Called with each column before it is aligned. True if it gives no new slot: the column is
   * skipped.
   */
  readonly isKnown?: (message: string, address: string, column: PlaceColumn) => boolean;
}

/** `column`: interned places. Slots go to the context's collector. */
export function alignPlaces(context: TreeContext, address: string, column: PlaceColumn): void {
  if (context.isKnown?.(context.message.key, address, column) === true) return;
  const first = column.find((place) => place !== null) ?? null;
  if (first === null || column.every((place) => place === first || place === null)) return;
  const shapes = shapesIn(column);
  if (shapes.size > 1) {
    const symbols = column.map((place) => place?.shape ?? null);
    context.collector.addStructure(context.message, first.shapeCarrier, address, symbols);
  }
  for (const shape of shapes) {
    const same = shapes.size === 1 ? column : column.map((place) => (place?.shape === shape ? place : null));
    alignFacets(context, address, same);
    alignParts(context, address, same);
  }
}

function shapesIn(column: PlaceColumn): ReadonlySet<string> {
  const shapes = new Set<string>();
  let last: string | undefined;
  for (const place of column) {
    if (place === null || place.shape === last) continue;
    last = place.shape;
    shapes.add(last);
  }
  return shapes;
}

function alignFacets(context: TreeContext, address: string, column: PlaceColumn): void {
  const carriers = new Map<string, Facet>();
  for (const place of column) {
    for (const facet of place?.facets ?? [])
      if (!carriers.has(facet.carrier.name)) carriers.set(facet.carrier.name, facet);
  }
  for (const { carrier, form, given, optional } of carriers.values()) {
    const facets = column.map((place) => (place === null ? null : facetOf(place, carrier)));
    const without = optional === true ? null : '';
    const texts = column.map((place, trial) => (place === null ? null : (facets[trial]?.text ?? without)));
    if (given !== undefined) alignGiven(context, address, carrier, facets);
    else if (varies(texts)) {
      const found = form === 'text' ? alignText(texts, context.masks) : alignWhole(texts, context.masks);
      context.collector.addText(context.message, carrier, address, texts, found);
    }
  }
}

function facetOf({ facets }: Place, carrier: Carrier): Facet | null {
  for (const facet of facets) if (facet.carrier === carrier) return facet;
  return null;
}

/**
 * Compares texts only between trials with an equal `given`. The symbol numbers the variants of each
 * `given`.
 */
function alignGiven(context: TreeContext, address: string, carrier: Carrier, facets: readonly (Facet | null)[]): void {
  const variants = new Map<string, string[]>();
  for (const facet of facets) {
    if (facet?.given === undefined) continue;
    const known = variants.get(facet.given) ?? [];
    if (!known.includes(facet.text)) variants.set(facet.given, [...known, facet.text]);
  }
  if ([...variants.values()].every((known) => known.length < 2)) return;
  const symbols = facets.map((facet) => {
    if (facet?.given === undefined) return null;
    return `variant ${String((variants.get(facet.given) ?? []).indexOf(facet.text) + 1)}`;
  });
  context.collector.addStructure(context.message, carrier, address, symbols);
}

type ListedParts = Extract<Parts, { by: 'sequence' }>;

function alignParts(context: TreeContext, address: string, column: PlaceColumn): void {
  const parts = column.map((place) => place?.parts ?? null);
  const first = parts.find((part) => part !== null);
  if (first?.by === 'name') {
    const named = parts.map((part) => (part?.by === 'name' ? part : null));
    const forms = column.map((place) => (place === null ? undefined : layoutOf(place)));
    alignMembers(context, address, named, first, forms);
  } else if (first?.by === 'sequence') {
    const listed = parts.map((part) => (part?.by === 'sequence' ? part : null));
    alignItems(context, address, listed, first);
  }
}

function alignMembers(
  context: TreeContext,
  address: string,
  parts: readonly (NamedParts | null)[],
  first: NamedParts,
  forms: readonly (number | undefined)[],
): void {
  const layouts = layoutsOf(parts, forms);
  if (!areUniform(layouts)) alignKeyed(context, address, parts, first, layouts);
  else
    first.members.forEach(({ step }, at) => {
      const places = parts.map((part) => part?.members[at]?.place ?? null);
      alignPlaces(context, address + step, places);
    });
}

/** Objects that differ in their names, or in their order: members are matched by key. */
function alignKeyed(
  context: TreeContext,
  address: string,
  parts: readonly (NamedParts | null)[],
  first: NamedParts,
  layouts: MemberLayouts,
): void {
  const names = memberKeys(layouts, context.masks);
  const keys = names.map((own) => own.map(({ key }) => key));
  const lists = Array.from(layouts.indexByTrial, (layout) => keys[layout] ?? null);
  const order = commonOrder(lists);
  if (first.order !== null) alignOrder(context, first.order, address, lists, order);
  const positions = keys.map((own) => new Map(own.map((key, at) => [key, at])));
  for (const key of order) {
    const at = positions.map((own) => own.get(key) ?? -1);
    const layout = layouts.indexByTrial.find((number) => (at[number] ?? -1) >= 0) ?? -1;
    const name = names[layout]?.find((candidate) => candidate.key === key);
    if (name === undefined) continue;
    const members = parts.map((part, trial) => part?.members[at[layouts.indexByTrial[trial] ?? -1] ?? -1] ?? null);
    const below = address + name.step;
    const places = members.map((member) => member?.place ?? null);
    alignPresence(context, name.repeated ? first.repeated : first.presence, below, parts, places);
    if (name.positional) {
      const texts = members.map((member) => member?.name ?? null);
      context.collector.addText(context.message, first.presence, below, texts, alignWhole(texts, context.masks));
    }
    alignPlaces(context, below, places);
  }
}

function alignItems(
  context: TreeContext,
  address: string,
  parts: readonly (ListedParts | null)[],
  first: ListedParts,
): void {
  const { steps, columns } = listColumns(parts.flatMap((part) => (part === null ? [] : [part.items])));
  const rows = shareEqualRows(parts.map((part) => (part === null ? null : (columns.get(part.items) ?? []))));
  const lists = mapShared(rows, (row) => row.map((at) => steps[at] ?? ''));
  const order = commonOrder(lists);
  alignOrder(context, first.order, address, lists, order);
  const positions = mapShared(rows, (row) => {
    const at = new Int32Array(steps.length).fill(-1);
    row.forEach((column, index) => (at[column] = index));
    return at;
  });
  const columnOf = new Map(steps.map((step, column) => [step, column]));
  for (const step of order) {
    const column = columnOf.get(step) ?? -1;
    const places = parts.map((part, trial) => part?.items[positions[trial]?.[column] ?? -1] ?? null);
    alignPresence(context, first.presence, address + step, parts, places);
    alignPlaces(context, address + step, places);
  }
}

/** A slot for presence; null in trials that lack the parent. */
function alignPresence(
  context: TreeContext,
  carrier: Carrier,
  address: string,
  parents: readonly unknown[],
  column: PlaceColumn,
): void {
  if (column.every((place, trial) => place !== null || parents[trial] === null)) return;
  const symbols = column.map((place, trial) =>
    parents[trial] === null ? null : place === null ? 'absent' : 'present',
  );
  context.collector.addStructure(context.message, carrier, address, symbols);
}

/** A slot for each conflict of order. */
function alignOrder(
  context: TreeContext,
  carrier: Carrier,
  address: string,
  lists: readonly (readonly string[] | null)[],
  order: readonly string[],
): void {
  for (const { symbols } of orderConflicts(lists, order)) {
    const orders = mapShared(symbols, (list) => list.join(', ').replaceAll('\n', '~'));
    context.collector.addStructure(context.message, carrier, address, orders);
  }
}

/** Maps each distinct object once, so that equal results are one object too; null stays null. */
function mapShared<T extends object, R>(all: readonly (T | null)[], map: (one: T) => R): (R | null)[] {
  const results = new Map<T, R>();
  return all.map((one) => {
    if (one === null) return null;
    const result = results.get(one) ?? map(one);
    results.set(one, result);
    return result;
  });
}

/** Makes equal rows one object, as `mapShared` and the comparison of orders expect. */
function shareEqualRows(rows: readonly (readonly number[] | null)[]): (readonly number[] | null)[] {
  const known = new Map<string, readonly number[]>();
  return rows.map((row) => {
    if (row === null) return null;
    const key = row.join();
    const shared = known.get(key) ?? row;
    known.set(key, shared);
    return shared;
  });
}
