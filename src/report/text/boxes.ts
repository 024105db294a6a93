/**
 * Cells of a codebook as a few products of level lists, so that a table of eighty environments is
 * readable. Every cell is in exactly one box. Greedy, not minimal: splits by the factor order that
 * gives the fewest boxes.
 *
 *     a x b:  (1,x) (1,y) (2,x) (2,y) (3,x)   ->   {a: 1, 2; b: x, y}  {a: 3; b: x}
 */

export type EnvironmentCell = Readonly<Record<string, string>>;
/** Levels by factor. The box is their product. */
export type Box = Readonly<Record<string, readonly string[]>>;

export function boxesOf(cells: readonly EnvironmentCell[], factors: readonly string[]): readonly Box[] {
  const tries = rotations(factors).map((order) => split(cells, order));
  return tries.reduce((best, boxes) => (boxes.length < best.length ? boxes : best));
}

const rotations = (factors: readonly string[]): readonly (readonly string[])[] =>
  factors.length === 0 ? [[]] : factors.map((_, at) => [...factors.slice(at), ...factors.slice(0, at)]);

function split(cells: readonly EnvironmentCell[], [factor, ...rest]: readonly string[]): Box[] {
  if (factor === undefined) return [{}];
  const byLevel = grouped(cells, (cell) => cell[factor] ?? '');
  const byRest = grouped([...byLevel], ([, group]) => signature(group, rest));
  return [...byRest.values()].flatMap((levels) =>
    split(levels[0]?.[1] ?? [], rest).map((box) => ({ [factor]: levels.map(([level]) => level), ...box })),
  );
}

function grouped<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return groups;
}

/** Equal for levels whose cells agree in all other factors. */
const signature = (cells: readonly EnvironmentCell[], rest: readonly string[]): string =>
  JSON.stringify(cells.map((cell) => JSON.stringify(rest.map((factor) => cell[factor] ?? ''))).sort());

/**
 * `any`, `any but a, b` when shorter, else `a, b, c`. `all`: the factor's levels in the codebook.
 */
export function levelsInWords(levels: readonly string[], all: readonly string[]): string {
  const others = all.filter((level) => !levels.includes(level));
  if (others.length === 0 && all.length > 1) return 'any';
  return others.length <= 2 && levels.length > 3 ? `any but ${others.join(', ')}` : levels.join(', ');
}
