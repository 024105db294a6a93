/**
 * Order as a reading: trials list names, each at most once, and where all lists can come from one common order there is
 * nothing to tell. Each stretch of that order in which some trial goes another way is one place of difference.
 */

import { groupBy } from '../../stdx/group-by.ts';

export interface OrderConflict {
  /** By trial: its own order of the stretch; null where the trial has no list. */
  readonly symbols: readonly (readonly string[] | null)[];
}

/** All names in one order: the most common list, and each further name behind the one it follows elsewhere. */
export function commonOrder(lists: readonly (readonly string[] | null)[]): readonly string[] {
  const [first = [], ...others] = distinctLists(lists).lists;
  if (others.length === 0) return first;
  const next = new Map<string, string | undefined>();
  first.forEach((name, index) => next.set(name, first[index + 1]));
  let head = first[0];
  for (const list of others) {
    let previous: string | undefined;
    for (const name of list) {
      if (!next.has(name)) {
        next.set(name, previous === undefined ? head : next.get(previous));
        if (previous === undefined) head = name;
        else next.set(previous, name);
      }
      previous = name;
    }
  }
  return chain(head, next);
}

/** Where orders conflict. No place when every list agrees with one order. */
export function orderConflicts(
  lists: readonly (readonly string[] | null)[],
  order: readonly string[],
): OrderConflict[] {
  const { lists: distinct, of } = distinctLists(lists);
  if (distinct.length < 2) return [];
  const rank = new Map(order.map((name, index) => [name, index]));
  const stretches = distinct.flatMap((list) => crossings(list.map((name) => rank.get(name) ?? 0)));
  return united(stretches)
    .flatMap((stretch) => placesIn(distinct, rank, stretch))
    .map((symbols) => ({
      symbols: lists.map((list) => (list === null ? null : (symbols[of.get(list) ?? -1] ?? null))),
    }));
}

/** Of each distinct list its own order of some names; null where it is not one of those that can be compared. */
type Orders = readonly (readonly string[] | null)[];

type Stretch = readonly [number, number];

interface DistinctLists {
  /** Most common first. */
  readonly lists: readonly (readonly string[])[];
  /** Which of them each list is. */
  readonly of: ReadonlyMap<readonly string[], number>;
}

/** Lists that are one object are compared once. */
function distinctLists(lists: readonly (readonly string[] | null)[]): DistinctLists {
  const counts = new Map<readonly string[], number>();
  for (const list of lists) if (list !== null) counts.set(list, (counts.get(list) ?? 0) + 1);
  const byContent = [...groupBy([...counts.keys()], (list) => JSON.stringify(list)).values()];
  const countOf = (same: readonly (readonly string[])[]): number =>
    same.reduce((sum, list) => sum + (counts.get(list) ?? 0), 0);
  const counted = byContent.map((same) => ({ same, count: countOf(same) })).sort((x, y) => y.count - x.count);
  return {
    lists: counted.flatMap(({ same }) => same.slice(0, 1)),
    of: new Map(counted.flatMap(({ same }, index) => same.map((list) => [list, index] as const))),
  };
}

function chain(head: string | undefined, next: ReadonlyMap<string, string | undefined>): string[] {
  const order: string[] = [];
  for (let name = head; name !== undefined; name = next.get(name)) order.push(name);
  return order;
}

/** Maximal stretches of ranks that cannot be cut into a lower left and a higher right part. */
function crossings(ranks: readonly number[]): Stretch[] {
  const least = new Array<number>(ranks.length + 1).fill(Infinity);
  for (let i = ranks.length - 1; i >= 0; i--) least[i] = Math.min(ranks[i] ?? Infinity, least[i + 1] ?? Infinity);
  const stretches: Stretch[] = [];
  let from = 0;
  let most = -1;
  ranks.forEach((rank, index) => {
    most = Math.max(most, rank);
    if (most >= (least[index + 1] ?? Infinity)) return;
    if (index > from) stretches.push([least[from] ?? 0, most]);
    from = index + 1;
  });
  return stretches;
}

function united(stretches: readonly Stretch[]): Stretch[] {
  const kept: Stretch[] = [];
  for (const next of [...stretches].sort((x, y) => x[0] - y[0] || x[1] - y[1])) {
    const last = kept.at(-1);
    if (last !== undefined && next[0] <= last[1]) kept[kept.length - 1] = [last[0], Math.max(last[1], next[1])];
    else kept.push(next);
  }
  return kept;
}

/** Sets of names that some lists have in another order than others; beyond so many they tell nothing new. */
const MOST_CONFLICTS = 8;

/**
 * Names that come and go, by sets: a pair that stands in both orders, those in most lists first, and what is always with it. A
 * pair that lies in an earlier set makes none of its own.
 */
function conflictsOf(distinct: readonly (readonly string[])[], within: (name: string) => boolean): string[][] {
  const ranks = distinct.map((list) => new Map(list.filter(within).map((name, at) => [name, at])));
  const names = [...new Set(ranks.flatMap((own) => [...own.keys()]))].sort();
  const pairs = names.flatMap((a, index) => names.slice(index + 1).flatMap((b) => conflictOf(a, b, ranks)));
  const sets: string[][] = [];
  for (const { a, b, having } of pairs.sort((x, y) => y.having.length - x.having.length)) {
    if (sets.length === MOST_CONFLICTS) break;
    if (sets.some((set) => set.includes(a) && set.includes(b))) continue;
    sets.push(names.filter((name) => having.every((own) => own.has(name))));
  }
  return sets;
}

interface Conflict {
  readonly a: string;
  readonly b: string;
  /** Lists that have both. */
  readonly having: readonly ReadonlyMap<string, number>[];
}

function conflictOf(a: string, b: string, ranks: readonly ReadonlyMap<string, number>[]): Conflict[] {
  const having = ranks.filter((own) => own.has(a) && own.has(b));
  const forward = having.filter((own) => (own.get(a) ?? 0) < (own.get(b) ?? 0)).length;
  return forward === 0 || forward === having.length ? [] : [{ a, b, having }];
}

/** Each list's order of these names; null where it lacks one of them: what is missing is a reading of its own. */
function among(names: readonly string[], lists: readonly (readonly string[])[]): Orders {
  const wanted = new Set(names);
  return lists.map((list) => {
    const own = list.filter((name) => wanted.has(name));
    return own.length === wanted.size ? own : null;
  });
}

/**
 * Of the names in a stretch first those that are in every list, if they conflict already: a name that comes and goes would
 * make another symbol wherever it does. Then each such name among the others, where its place is not told by theirs.
 */
function placesIn(
  lists: readonly (readonly string[])[],
  rank: ReadonlyMap<string, number>,
  [from, to]: Stretch,
): Orders[] {
  const within = (name: string): boolean => {
    const at = rank.get(name) ?? -1;
    return at >= from && at <= to;
  };
  const everywhere = new Set(lists[0]?.filter((name) => within(name)));
  for (const list of lists.slice(1)) {
    const has = new Set(list);
    for (const name of everywhere) if (!has.has(name)) everywhere.delete(name);
  }
  const steady = lists.map((list) => list.filter((name) => everywhere.has(name)));
  if (variety(steady) < 2) return conflictsOf(lists, within).map((names) => among(names, lists));
  const others = [...rank.keys()].filter((name) => within(name) && !everywhere.has(name));
  const told = steady.map((order) => JSON.stringify(order));
  return [steady, ...others.flatMap((name) => placesAmong(name, everywhere, lists, told))];
}

/** The name among those of every list; nothing where their order, which is `told`, tells its place too. */
function placesAmong(
  name: string,
  everywhere: ReadonlySet<string>,
  lists: readonly (readonly string[])[],
  told: readonly string[],
): Orders[] {
  const symbols = lists.map((list) =>
    list.includes(name) ? list.filter((one) => one === name || everywhere.has(one)) : null,
  );
  const toldOfThem = new Set(told.filter((_, index) => symbols[index] !== null));
  return variety(symbols) > toldOfThem.size ? [symbols] : [];
}

const variety = (orders: Orders): number =>
  new Set(orders.filter((order) => order !== null).map((order) => JSON.stringify(order))).size;
