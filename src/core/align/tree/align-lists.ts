/**
 * Identity of list elements across trials: by a naming field if there is one, else by content and
 * position. Each element of the united list is a column; a trial that lacks it has a gap there.
 *
 *     trial 0   a b c          united   a x b c      columns   0 2 3
 *     trial 1   a x b c                                        0 1 2 3
 *     trial 2   c a b                                          3 0 2     (an equal one moved)
 *
 * Steps without a naming field: equal elements in order (Myers); equal or similar elements that
 * moved; in each gap, the most similar pairs in order.
 */
import type { Place } from '../../carriers/reading.ts';
import type { Edit } from '../text/myers.ts';
import { shortestEdits } from '../text/myers.ts';
import { namesIn, namingField } from './naming-field.ts';
import { bestPairs, longestIncreasing } from './ordered-matching.ts';
import { similarity } from './similarity.ts';

export interface ListColumns {
  /** Address step of each column, in the united order: `[name=Bash]`, or `[0]`. */
  readonly steps: readonly string[];
  /** By distinct list: the column of each of its elements. */
  readonly columns: ReadonlyMap<readonly Place[], readonly number[]>;
}

const EDIT_LIMIT = 1000;
/** A gap with more pairs of elements is matched by position. */
const MATRIX = 20_000;

/** `lists`: one for each trial that has a list; equal lists are one object. */
export function listColumns(lists: readonly (readonly Place[])[]): ListColumns {
  const counts = new Map<readonly Place[], number>();
  for (const list of lists) counts.set(list, (counts.get(list) ?? 0) + 1);
  const distinct = [...counts].sort((x, y) => y[1] - x[1]).map(([list]) => list);
  return byName(distinct, counts) ?? bySequence(distinct);
}

function byName(
  distinct: readonly (readonly Place[])[],
  counts: ReadonlyMap<readonly Place[], number>,
): ListColumns | null {
  const field = namingField(distinct, counts);
  if (field === null) return null;
  const index = new Map<string, number>();
  const columns = new Map<readonly Place[], number[]>();
  for (const list of distinct) {
    const row = namesIn(list, field).map((name) => {
      const column = index.get(name) ?? index.size;
      index.set(name, column);
      return column;
    });
    columns.set(list, row);
  }
  return { steps: [...index.keys()].map((name) => `[${field}=${name}]`), columns };
}

/** Similarity from which two elements are taken as one without a comparison of all pairs. */
const CLEARLY_SIMILAR = 0.8;

/** A column under construction: the elements matched so far. */
interface Column {
  readonly known: Set<Place>;
  readonly first: Place;
}

/**
 * Lists one after another, the most common first, each matched with the columns of all before it.
 */
function bySequence(distinct: readonly (readonly Place[])[]): ListColumns {
  let united: Column[] = [];
  const rows = new Map<readonly Place[], Column[]>();
  for (const list of distinct) {
    const row = matchList(united, list);
    united = withNew(united, row);
    rows.set(list, row);
  }
  const index = new Map(united.map((column, at) => [column, at]));
  const columns = [...rows].map(([list, row]) => [list, row.map((column) => index.get(column) ?? 0)] as const);
  return { steps: united.map((_, at) => `[${at}]`), columns: new Map(columns) };
}

/** The column of each element; a new column if none fits. */
function matchList(united: readonly Column[], list: readonly Place[]): Column[] {
  const row = new Array<Column | undefined>(list.length).fill(undefined);
  const same = (i: number, j: number): boolean => united[i]?.known.has(list[j] as Place) === true;
  const gaps = shortestEdits(united.length, list.length, same, EDIT_LIMIT);
  matchEqual(united, gaps, row);
  const free = new Set(gaps.flatMap(({ a0, a1 }) => united.slice(a0, a1)));
  matchMovedEqual(free, list, row);
  matchMovedSimilar(free, list, row);
  for (const gap of gaps.flatMap((whole) => betweenAnchors(whole, united, row))) {
    const columns = united.slice(gap.a0, gap.a1).filter((column) => free.has(column));
    const open = range(gap.b0, gap.b1).filter((at) => row[at] === undefined);
    matchGap(columns, open, list, row);
  }
  return list.map((item, at) => {
    const column = row[at] ?? { known: new Set<Place>(), first: item };
    column.known.add(item);
    return column;
  });
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

/** Elements outside all gaps are equal to their columns, in order. */
function matchEqual(united: readonly Column[], gaps: readonly Edit[], row: (Column | undefined)[]): void {
  let at = 0;
  let column = 0;
  for (const gap of [...gaps, { a0: united.length, a1: united.length, b0: row.length, b1: row.length }]) {
    while (at < gap.b0) row[at++] = united[column++];
    at = gap.b1;
    column = gap.a1;
  }
}

/**
 * Equal elements elsewhere have moved. Bare numbers, flags and nulls are too often equal by chance.
 */
function matchMovedEqual(free: Set<Column>, list: readonly Place[], row: (Column | undefined)[]): void {
  list.forEach((item, at) => {
    if (row[at] !== undefined || ['number', 'boolean', 'null'].includes(item.shape)) return;
    const column = [...free].find(({ known }) => known.has(item));
    if (column === undefined) return;
    row[at] = column;
    free.delete(column);
  });
}

/**
 * Cuts a gap at its elements that already have a column in it, those that moved past others left
 * out. Pairs by similarity alone must not reorder the rest.
 */
function betweenAnchors(gap: Edit, united: readonly Column[], row: readonly (Column | undefined)[]): Edit[] {
  const at = new Map(united.slice(gap.a0, gap.a1).map((column, index) => [column, gap.a0 + index]));
  const anchors = range(gap.b0, gap.b1).flatMap((b): [number, number][] => {
    const column = row[b];
    const a = column === undefined ? undefined : at.get(column);
    return a === undefined ? [] : [[a, b]];
  });
  const cuts = [...longestIncreasing(anchors), [gap.a1, gap.b1] as const];
  let [a0, b0] = [gap.a0, gap.b0];
  return cuts.map(([a, b]) => {
    const part = { a0, a1: a, b0, b1: b };
    [a0, b0] = [a + 1, b + 1];
    return part;
  });
}

/** With more pairs of columns and elements, no element counts as moved and changed at once. */
const MOST_MOVED = 400;
/**
 * A pair must be this much more similar than either is to any other: elements of one list have much
 * in common.
 */
const LEAD = 0.1;

/** Elements that moved and changed: matched if no other column or element is nearly as similar. */
function matchMovedSimilar(free: Set<Column>, list: readonly Place[], row: (Column | undefined)[]): void {
  const open = range(0, list.length).filter((at) => row[at] === undefined && list[at]?.parts !== null);
  const columns = [...free];
  if (columns.length * open.length > MOST_MOVED) return;
  const scores = columns.map(({ first }) => open.map((at) => similarity(first, list[at] ?? first)));
  columns.forEach((column, i) => {
    open.forEach((at, j) => {
      const score = scores[i]?.[j] ?? 0;
      const rivals = [
        ...(scores[i] ?? []).filter((_, k) => k !== j),
        ...scores.map((own) => own[j] ?? 0).filter((_, k) => k !== i),
      ];
      if (score < CLEARLY_SIMILAR || rivals.some((rival) => rival > score - LEAD)) return;
      row[at] = column;
      free.delete(column);
    });
  });
}

/** Matches the columns and elements of one gap in order, for the greatest total similarity. */
function matchGap(
  columns: readonly Column[],
  open: readonly number[],
  list: readonly Place[],
  row: (Column | undefined)[],
): void {
  const score = (i: number, j: number): number => {
    const [column, item] = [columns[i], list[open[j] ?? -1]];
    return column === undefined || item === undefined ? 0 : similarity(column.first, item);
  };
  const inStep = columns.length === open.length && open.every((_, index) => score(index, index) >= CLEARLY_SIMILAR);
  if (inStep || columns.length * open.length > MATRIX) {
    open.forEach((at, index) => (row[at] = columns[index]));
    return;
  }
  for (const [i, j] of bestPairs(columns.length, open.length, score)) row[open[j] ?? 0] = columns[i];
}

/** The united columns; each new column of `row` comes after the one that it follows there. */
function withNew(united: readonly Column[], row: readonly Column[]): Column[] {
  const known = new Set(united);
  const following = new Map<Column | null, Column[]>();
  let previous: Column | null = null;
  for (const column of row) {
    if (known.has(column)) previous = column;
    else following.set(previous, [...(following.get(previous) ?? []), column]);
  }
  return [...(following.get(null) ?? []), ...united.flatMap((column) => [column, ...(following.get(column) ?? [])])];
}
