/**
 * Aligns one message's trees across trials, place by place. A place that is the same object in all trials that have it is
 * passed over at once; a missing one gives one slot at the top-most missing place and nothing inside.
 */
import type { Carrier, Facet, Parts, Place } from '../../carriers/reading.ts';
import type { SlotCollector, MessageKey } from '../slot-collector.ts';
import { varies } from '../text/distinct-texts.ts';
import { layoutOf } from '../read/intern.ts';
import { areUniform, type MemberLayouts, layoutsOf, type NamedParts } from './member-layouts.ts';
import { listColumns } from './align-lists.ts';
import { memberKeys } from './member-keys.ts';
import type { Masks } from '../text/masks.ts';
import { commonOrder, orderConflicts } from './order.ts';
import { alignText, alignWhole } from '../text/align-text.ts';

/** A place by trial; null where the trial lacks it. */
export type PlaceColumn = readonly (Place | null)[];

export interface TreeContext {
  readonly message: MessageKey;
  readonly masks: Masks;
  readonly collector: SlotCollector;
  /** Told each column before it is aligned; true: nothing new can come of it, it is passed over. */
  readonly isKnown?: (message: string, address: string, column: PlaceColumn) => boolean;
}

/** Interned places only. */
export function alignPlaces(work: TreeContext, address: string, column: PlaceColumn): void {
  if (work.isKnown?.(work.message.key, address, column) === true) return;
  const first = column.find((place) => place !== null) ?? null;
  if (first === null || column.every((place) => place === first || place === null)) return;
  const shapes = shapesIn(column);
  if (shapes.size > 1) {
    const symbols = column.map((place) => place?.shape ?? null);
    work.collector.addStructure(work.message, first.shapeCarrier, address, symbols);
  }
  for (const shape of shapes) {
    const same = shapes.size === 1 ? column : column.map((place) => (place?.shape === shape ? place : null));
    alignFacets(work, address, same);
    alignParts(work, address, same);
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

function alignFacets(work: TreeContext, address: string, column: PlaceColumn): void {
  const carriers = new Map<string, Facet>();
  for (const place of column) {
    for (const facet of place?.facets ?? [])
      if (!carriers.has(facet.carrier.name)) carriers.set(facet.carrier.name, facet);
  }
  for (const { carrier, form, given, optional } of carriers.values()) {
    const facets = column.map((place) => (place === null ? null : facetOf(place, carrier)));
    const without = optional === true ? null : '';
    const texts = column.map((place, trial) => (place === null ? null : (facets[trial]?.text ?? without)));
    if (given !== undefined) alignGiven(work, address, carrier, facets);
    else if (varies(texts)) {
      const found = form === 'text' ? alignText(texts, work.masks) : alignWhole(texts, work.masks);
      work.collector.addText(work.message, carrier, address, texts, found);
    }
  }
}

function facetOf({ facets }: Place, carrier: Carrier): Facet | null {
  for (const facet of facets) if (facet.carrier === carrier) return facet;
  return null;
}

/** Texts compared between trials of equal `given` only: the symbol numbers the variants of each. */
function alignGiven(work: TreeContext, address: string, carrier: Carrier, facets: readonly (Facet | null)[]): void {
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
  work.collector.addStructure(work.message, carrier, address, symbols);
}

type Listed = Extract<Parts, { by: 'sequence' }>;

function alignParts(work: TreeContext, address: string, column: PlaceColumn): void {
  const parts = column.map((place) => place?.parts ?? null);
  const some = parts.find((part) => part !== null);
  if (some === undefined) return;
  if (some.by === 'name')
    alignMembers(
      work,
      address,
      parts.map((part) => (part?.by === 'name' ? part : null)),
      some,
      column.map((place) => (place === null ? undefined : layoutOf(place))),
    );
  else
    alignItems(
      work,
      address,
      parts.map((part) => (part?.by === 'sequence' ? part : null)),
      some,
    );
}

/** Symbols of presence: where the parent is missing there is nothing to read. */
function alignPresence(
  work: TreeContext,
  carrier: Carrier,
  address: string,
  parents: readonly unknown[],
  column: PlaceColumn,
): void {
  if (column.every((place, trial) => place !== null || parents[trial] === null)) return;
  const symbols = column.map((place, trial) =>
    parents[trial] === null ? null : place === null ? 'absent' : 'present',
  );
  work.collector.addStructure(work.message, carrier, address, symbols);
}

function alignOrder(
  work: TreeContext,
  carrier: Carrier,
  address: string,
  lists: readonly (readonly string[] | null)[],
  order: readonly string[],
): void {
  for (const { symbols } of orderConflicts(lists, order)) {
    const written = eachOnce(symbols, (list) => ({ text: list.join(', ').replaceAll('\n', '~') }));
    work.collector.addStructure(
      work.message,
      carrier,
      address,
      written.map((one) => one?.text ?? null),
    );
  }
}

function alignMembers(
  work: TreeContext,
  address: string,
  parts: readonly (NamedParts | null)[],
  some: NamedParts,
  forms: readonly (number | undefined)[],
): void {
  const layouts = layoutsOf(parts, forms);
  if (!areUniform(layouts)) alignKeyed(work, address, parts, some, layouts);
  else
    some.members.forEach(({ step }, at) => {
      const places = parts.map((part) => part?.members[at]?.place ?? null);
      alignPlaces(work, address + step, places);
    });
}

function alignKeyed(
  work: TreeContext,
  address: string,
  parts: readonly (NamedParts | null)[],
  some: NamedParts,
  layouts: MemberLayouts,
): void {
  const keyed = memberKeys(layouts, work.masks);
  const keys = keyed.map((names) => names.map(({ key }) => key));
  const lists = Array.from(layouts.indexByTrial, (layout) => keys[layout] ?? null);
  const order = commonOrder(lists);
  if (some.order !== null) alignOrder(work, some.order, address, lists, order);
  const positions = keys.map((own) => new Map(own.map((key, at) => [key, at])));
  for (const key of order) {
    const at = positions.map((own) => own.get(key) ?? -1);
    const first = keyed[layouts.indexByTrial.find((layout) => (at[layout] ?? -1) >= 0) ?? -1]?.find(
      (name) => name.key === key,
    );
    if (first === undefined) continue;
    const members = parts.map((part, trial) => part?.members[at[layouts.indexByTrial[trial] ?? -1] ?? -1] ?? null);
    const below = address + first.step;
    const places = members.map((member) => member?.place ?? null);
    alignPresence(work, first.repeated ? some.repeated : some.presence, below, parts, places);
    if (first.positional) {
      const names = members.map((member) => member?.name ?? null);
      work.collector.addText(work.message, some.presence, below, names, alignWhole(names, work.masks));
    }
    alignPlaces(work, below, places);
  }
}

/** What `make` makes of each, the same object for the same one; null stays null. */
function eachOnce<T extends object, R>(all: readonly (T | null)[], make: (one: T) => R): (R | null)[] {
  const made = new Map<T, R>();
  return all.map((one) => {
    if (one === null) return null;
    const known = made.get(one) ?? make(one);
    made.set(one, known);
    return known;
  });
}

/** Equal rows as one object. */
function sharing(rows: readonly (readonly number[] | null)[]): (readonly number[] | null)[] {
  const known = new Map<string, readonly number[]>();
  return rows.map((row) => {
    if (row === null) return null;
    const key = row.join();
    const same = known.get(key) ?? row;
    known.set(key, same);
    return same;
  });
}

function alignItems(work: TreeContext, address: string, parts: readonly (Listed | null)[], some: Listed): void {
  const { steps, columns } = listColumns(parts.flatMap((part) => (part === null ? [] : [part.items])));
  const rows = sharing(parts.map((part) => (part === null ? null : (columns.get(part.items) ?? []))));
  const lists = eachOnce(rows, (row) => row.map((at) => steps[at] ?? ''));
  const order = commonOrder(lists);
  alignOrder(work, some.order, address, lists, order);
  const positions = eachOnce(rows, (row) => {
    const at = new Int32Array(steps.length).fill(-1);
    row.forEach((column, index) => (at[column] = index));
    return at;
  });
  const columnOf = new Map(steps.map((step, column) => [step, column]));
  for (const step of order) {
    const column = columnOf.get(step) ?? -1;
    const places = parts.map((part, trial) => part?.items[positions[trial]?.[column] ?? -1] ?? null);
    alignPresence(work, some.presence, address + step, parts, places);
    alignPlaces(work, address + step, places);
  }
}
