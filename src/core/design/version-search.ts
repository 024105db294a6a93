/**
 * Chooses the versions to run next, so that few runs find every change between neighbours. It takes
 * both ends, every nth version between, and then bisects wherever two neighbours that were run
 * differ. It passes over versions that could not be measured. A change that comes and goes between
 * two versions that agree stays unseen; `every: 1` runs all.
 */

/**
 * State by index, in their order; null for a version that could not be measured. Indices not looked
 * at are missing.
 */
export type StatesByVersion = ReadonlyMap<number, string | null>;

/**
 * Indices to look at, best first; empty when every change is narrowed down to neighbours. `known`:
 * where something is known to be, so that it is not missed between two of the others.
 */
export function nextVersions(
  count: number,
  looked: StatesByVersion,
  every: number,
  known: readonly number[] = [],
): number[] {
  const grid = [...new Set([...known, ...gridOf(count, every)])].filter((index) => !looked.has(index));
  if (grid.length > 0) return grid;
  return gapsOf(looked).flatMap(({ from, to }) => nearestToMiddle(from, to, looked));
}

function gridOf(count: number, every: number): number[] {
  const inner = Array.from(
    { length: Math.max(0, Math.ceil((count - 1) / every) - 1) },
    (_, step) => (step + 1) * every,
  );
  return [...new Set([count - 1, 0, ...inner])].filter((index) => index >= 0);
}

export interface Gap {
  /** Indices of two measured versions with none measured between. */
  readonly from: number;
  readonly to: number;
}

/** Neighbours among the measured that differ, in order. */
export function gapsOf(looked: StatesByVersion): Gap[] {
  const measured = [...looked].filter(([, state]) => state !== null).sort(([a], [b]) => a - b);
  return measured.flatMap(([to, state], at) => {
    const before = measured[at - 1];
    return before === undefined || before[1] === state ? [] : [{ from: before[0], to }];
  });
}

/** The index between the two that is nearest to their middle and was not looked at. */
function nearestToMiddle(from: number, to: number, looked: StatesByVersion): number[] {
  const middle = (from + to) / 2;
  const between = Array.from({ length: to - from - 1 }, (_, step) => from + 1 + step).filter(
    (index) => !looked.has(index),
  );
  const [best] = between.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle) || a - b);
  return best === undefined ? [] : [best];
}
