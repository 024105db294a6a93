/**
 * Combines several readings into the levels that remain possible. Each reading is a constraint: the
 * list of its cells. A level remains if every reading about its factor has a cell with that level
 * whose other levels remain too (arc consistency; Mackworth, "Consistency in networks of
 * relations", 1977). The true level always remains. With three or more readings on overlapping
 * factors, levels may remain that no environment has.
 */
import type { Cell, Environments, Reading } from './result.ts';

interface Relation {
  readonly tell: string;
  readonly cells: readonly Cell[];
}

/** `factors`: levels tried in the audit. Ignores readings of tells that hold with exceptions. */
export function environmentsOf(
  readings: readonly Reading[],
  factors: Readonly<Record<string, readonly string[]>>,
): Environments {
  const relations = readings.flatMap(({ tell, certain, outcome }): Relation[] =>
    certain && outcome.kind === 'read' ? [{ tell, cells: outcome.cells }] : [],
  );
  const left = arcConsistentLevels(relations, factors);
  if (left === null) return { kind: 'contradiction', tells: relations.map(({ tell }) => tell) };
  const named = new Set(relations.flatMap(({ cells }) => cells.flatMap((cell) => Object.keys(cell))));
  const kept = [...left].filter(([factor]) => named.has(factor));
  return {
    kind: 'left',
    factors: kept.map(([factor, levels]) => ({
      factor,
      levels: [...levels],
      of: factors[factor]?.length ?? levels.size,
    })),
  };
}

/** The remaining levels by factor; null: no environment fits all relations. */
function arcConsistentLevels(
  relations: readonly Relation[],
  factors: Readonly<Record<string, readonly string[]>>,
): ReadonlyMap<string, ReadonlySet<string>> | null {
  const left = new Map(Object.entries(factors).map(([factor, levels]) => [factor, new Set(levels)]));
  const isLeft = (cell: Cell): boolean =>
    Object.entries(cell).every(([factor, level]) => left.get(factor)?.has(level) !== false);
  for (let changed = true; changed; ) {
    changed = false;
    for (const { cells } of relations) {
      const possible = cells.filter(isLeft);
      if (possible.length === 0) return null;
      for (const factor of Object.keys(possible[0] ?? {})) {
        const own = new Set(possible.map((cell) => cell[factor] ?? ''));
        const levels = left.get(factor) ?? own;
        const fewer = new Set([...levels].filter((level) => own.has(level)));
        changed ||= fewer.size < levels.size;
        left.set(factor, fewer);
      }
    }
  }
  return left;
}
