/**
 * Order as a reading: trials list names, each at most once, and where all lists can come from one common order there is
 * nothing to tell. Each stretch of that order in which some trial goes another way is one place of difference.
 */

export interface OrderPlace {
  /** By trial: its own order of the stretch; null where the trial has no list. */
  readonly symbols: readonly (readonly string[] | null)[];
}

/** All names in one order: the most common list, and each further name behind the one it follows elsewhere. */
export function commonOrder(lists: readonly (readonly string[] | null)[]): readonly string[] {
  const [first = [], ...others] = distinctLists(lists);
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
export function orderPlaces(lists: readonly (readonly string[] | null)[], order: readonly string[]): OrderPlace[] {
  const distinct = distinctLists(lists);
  if (distinct.length < 2) return [];
  const rank = new Map(order.map((name, index) => [name, index]));
  const stretches = distinct.flatMap((list) => crossings(list.map((name) => rank.get(name) ?? 0)));
  return united(stretches).flatMap((stretch) => placesIn(lists, distinct, rank, stretch));
}

type Stretch = readonly [number, number];

/** Most common first. Lists that are one object are compared once. */
function distinctLists(lists: readonly (readonly string[] | null)[]): (readonly string[])[] {
  const objects = new Map<readonly string[], number>();
  for (const list of lists) if (list !== null) objects.set(list, (objects.get(list) ?? 0) + 1);
  const counted = new Map<string, { list: readonly string[]; count: number }>();
  for (const [list, count] of objects) {
    const key = JSON.stringify(list);
    const known = counted.get(key);
    if (known === undefined) counted.set(key, { list, count });
    else known.count += count;
  }
  return [...counted.values()].sort((x, y) => y.count - x.count).map(({ list }) => list);
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
function among(names: readonly string[], lists: readonly (readonly string[] | null)[]): OrderPlace['symbols'] {
  const wanted = new Set(names);
  return lists.map((list) => {
    const own = list?.filter((name) => wanted.has(name)) ?? [];
    return own.length === wanted.size ? own : null;
  });
}

/**
 * Of the names in a stretch first those that are in every list, if they conflict already: a name that comes and goes would
 * make another symbol wherever it does. Then each such name among the others, where its place is not told by theirs.
 */
function placesIn(
  lists: readonly (readonly string[] | null)[],
  distinct: readonly (readonly string[])[],
  rank: ReadonlyMap<string, number>,
  [from, to]: Stretch,
): OrderPlace[] {
  const within = (name: string): boolean => {
    const at = rank.get(name) ?? -1;
    return at >= from && at <= to;
  };
  const everywhere = new Set(distinct[0]?.filter((name) => within(name)));
  for (const list of distinct.slice(1)) {
    const has = new Set(list);
    for (const name of everywhere) if (!has.has(name)) everywhere.delete(name);
  }
  const steady = lists.map((list) => list?.filter((name) => everywhere.has(name)) ?? null);
  if (variety(steady) < 2) return conflictsOf(distinct, within).map((names) => ({ symbols: among(names, lists) }));
  const others = [...rank.keys()].filter((name) => within(name) && !everywhere.has(name));
  return [{ symbols: steady }, ...others.flatMap((name) => placesAmong(name, everywhere, lists, steady))];
}

/** The name among those of every list; nothing where their order tells its place too. */
function placesAmong(
  name: string,
  everywhere: ReadonlySet<string>,
  lists: readonly (readonly string[] | null)[],
  steady: readonly (readonly string[] | null)[],
): OrderPlace[] {
  const has = lists.map((list) => list?.includes(name) === true);
  const symbols = lists.map((list, trial) =>
    has[trial] === true ? (list?.filter((one) => one === name || everywhere.has(one)) ?? null) : null,
  );
  const told = variety(steady.filter((_, trial) => has[trial]));
  return variety(symbols) > told ? [{ symbols }] : [];
}

const variety = (lists: readonly (readonly string[] | null)[]): number =>
  new Set(lists.filter((list) => list !== null).map((list) => JSON.stringify(list))).size;
