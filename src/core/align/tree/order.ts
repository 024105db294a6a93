/**
 * Order as a reading. Trials list names, each at most once. If all lists can be drawn from one
 * common order, there is no conflict; else each stretch in which some trial deviates gives one.
 *
 *     trial 0   a b c d e        common order   a b c d e
 *     trial 1   a c b d e        conflicts      [b c]: b, c | c, b | b, c
 *     trial 2   a b c e
 *
 * Linear in the lists, except for names that some lists lack: their pairs are compared, O(k^2) for
 * `k` names.
 */
import { groupBy } from '../../stdx/group-by.ts';

export interface OrderConflict {
  /**
   * By trial: its order of the names in conflict; null if it has no list, or lacks one of the
   * names.
   */
  readonly symbols: readonly (readonly string[] | null)[];
}

/**
 * All names in one order: the most common list; each further name comes after the one it follows
 * elsewhere.
 */
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

/** Conflicts between the lists; none if all agree with `order`. */
export function orderConflicts(
  lists: readonly (readonly string[] | null)[],
  order: readonly string[],
): OrderConflict[] {
  const { lists: distinct, indexOf } = distinctLists(lists);
  if (distinct.length < 2) return [];
  const rank = new Map(order.map((name, index) => [name, index]));
  const stretches = distinct.flatMap((list) => stretchesOutOfOrder(list.map((name) => rank.get(name) ?? 0)));
  return mergeOverlapping(stretches)
    .flatMap((stretch) => conflictsIn(distinct, rank, stretch))
    .map((symbols) => ({
      symbols: lists.map((list) => (list === null ? null : (symbols[indexOf.get(list) ?? -1] ?? null))),
    }));
}

/** By distinct list: its order of some names; null if it cannot be compared. */
type Orders = readonly (readonly string[] | null)[];

/** Ranks in the common order, both inclusive. */
type Stretch = readonly [number, number];

interface DistinctLists {
  /** Most common first. */
  readonly lists: readonly (readonly string[])[];
  /** By list: index into `lists`. */
  readonly indexOf: ReadonlyMap<readonly string[], number>;
}

/** Distinct lists; lists that are one object are compared once. */
function distinctLists(lists: readonly (readonly string[] | null)[]): DistinctLists {
  const counts = new Map<readonly string[], number>();
  for (const list of lists) if (list !== null) counts.set(list, (counts.get(list) ?? 0) + 1);
  const byContent = [...groupBy([...counts.keys()], (list) => JSON.stringify(list)).values()];
  const countOf = (same: readonly (readonly string[])[]): number =>
    same.reduce((sum, list) => sum + (counts.get(list) ?? 0), 0);
  const counted = byContent.map((same) => ({ same, count: countOf(same) })).sort((x, y) => y.count - x.count);
  return {
    lists: counted.flatMap(({ same }) => same.slice(0, 1)),
    indexOf: new Map(counted.flatMap(({ same }, index) => same.map((list) => [list, index] as const))),
  };
}

function chain(head: string | undefined, next: ReadonlyMap<string, string | undefined>): string[] {
  const order: string[] = [];
  for (let name = head; name !== undefined; name = next.get(name)) order.push(name);
  return order;
}

/**
 * Shortest stretches out of order: none can be cut so that all ranks left of the cut are below
 * those right of it.
 */
function stretchesOutOfOrder(ranks: readonly number[]): Stretch[] {
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

function mergeOverlapping(stretches: readonly Stretch[]): Stretch[] {
  const merged: Stretch[] = [];
  for (const next of [...stretches].sort((x, y) => x[0] - y[0] || x[1] - y[1])) {
    const last = merged.at(-1);
    if (last !== undefined && next[0] <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], next[1])];
    else merged.push(next);
  }
  return merged;
}

/** Conflicts of optional names in one stretch; more would show nothing new. */
const MOST_CONFLICTS = 8;

/**
 * Sets of optional names in conflict: a pair that occurs in both orders, with the names that all
 * lists with the pair also have. Pairs in most lists come first; a pair inside an earlier set is
 * skipped.
 */
function optionalConflicts(distinct: readonly (readonly string[])[], within: (name: string) => boolean): string[][] {
  const ranks = distinct.map((list) => new Map(list.filter(within).map((name, at) => [name, at])));
  const names = [...new Set(ranks.flatMap((own) => [...own.keys()]))].sort();
  const pairs = names.flatMap((a, index) => names.slice(index + 1).flatMap((b) => pairConflict(a, b, ranks)));
  const sets: string[][] = [];
  for (const { a, b, listsWithBoth } of pairs.sort((x, y) => y.listsWithBoth.length - x.listsWithBoth.length)) {
    if (sets.length === MOST_CONFLICTS) break;
    if (sets.some((set) => set.includes(a) && set.includes(b))) continue;
    sets.push(names.filter((name) => listsWithBoth.every((own) => own.has(name))));
  }
  return sets;
}

interface PairConflict {
  readonly a: string;
  readonly b: string;
  /** Lists that have both. */
  readonly listsWithBoth: readonly ReadonlyMap<string, number>[];
}

/** The pair, if some lists have it in each order. */
function pairConflict(a: string, b: string, ranks: readonly ReadonlyMap<string, number>[]): PairConflict[] {
  const listsWithBoth = ranks.filter((own) => own.has(a) && own.has(b));
  const forward = listsWithBoth.filter((own) => (own.get(a) ?? 0) < (own.get(b) ?? 0)).length;
  return forward === 0 || forward === listsWithBoth.length ? [] : [{ a, b, listsWithBoth }];
}

/**
 * Each list's order of these names; null if it lacks one, since absence is a reading of its own.
 */
function ordersOf(names: readonly string[], lists: readonly (readonly string[])[]): Orders {
  const wanted = new Set(names);
  return lists.map((list) => {
    const own = list.filter((name) => wanted.has(name));
    return own.length === wanted.size ? own : null;
  });
}

/**
 * Conflicts of one stretch. If the names common to all lists conflict, they give one; optional
 * names are left out of it, since each presence would be another symbol. Each optional name then
 * adds one if its place is not implied. If only optional names conflict, see `optionalConflicts`.
 */
function conflictsIn(
  lists: readonly (readonly string[])[],
  rank: ReadonlyMap<string, number>,
  [from, to]: Stretch,
): Orders[] {
  const within = (name: string): boolean => {
    const at = rank.get(name) ?? -1;
    return at >= from && at <= to;
  };
  const common = new Set(lists[0]?.filter((name) => within(name)));
  for (const list of lists.slice(1)) {
    const has = new Set(list);
    for (const name of common) if (!has.has(name)) common.delete(name);
  }
  const commonOrders = lists.map((list) => list.filter((name) => common.has(name)));
  if (distinctOrders(commonOrders) < 2) return optionalConflicts(lists, within).map((names) => ordersOf(names, lists));
  const optional = [...rank.keys()].filter((name) => within(name) && !common.has(name));
  const keys = commonOrders.map((order) => JSON.stringify(order));
  return [commonOrders, ...optional.flatMap((name) => optionalConflict(name, common, lists, keys))];
}

/** The name among the common ones; none if their order (`commonKeys`) implies its place. */
function optionalConflict(
  name: string,
  common: ReadonlySet<string>,
  lists: readonly (readonly string[])[],
  commonKeys: readonly string[],
): Orders[] {
  const symbols = lists.map((list) =>
    list.includes(name) ? list.filter((one) => one === name || common.has(one)) : null,
  );
  const implied = new Set(commonKeys.filter((_, index) => symbols[index] !== null));
  return distinctOrders(symbols) > implied.size ? [symbols] : [];
}

const distinctOrders = (orders: Orders): number =>
  new Set(orders.filter((order) => order !== null).map((order) => JSON.stringify(order))).size;
