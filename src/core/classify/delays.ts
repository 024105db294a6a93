/**
 * Waits. A time that shifts with the environment mostly follows from what else a subject does there, and then says no more than that.
 * It is covert where it is a rule without exception, by more than work of its own takes, and nothing else in the captures accounts for it.
 */
import { type Finding, formsIn } from './finding.ts';
import { rowsInside } from '../statistics/noisy.ts';
import { isTime } from '../statistics/quantities.ts';
import { DELAY } from '../renderings/standard-renderings.ts';
import type { TrialTable } from '../statistics/trial-table.ts';

/** Milliseconds between the two groups of times, below which connections, proxies and the lab's own jitter account for a shift. */
const FEWEST_MS = 50;

/** Milliseconds by which the times in the region lie apart from all others; undefined where they overlap, or nearly do. */
export function delayOf({ place, dependence: judged, table }: Finding): number | undefined {
  if (judged.region === undefined || !isTime(place)) return undefined;
  const timed = table.trials.flatMap(({ id }, row) => (typeof place.slot.symbols.get(id) === 'string' ? [row] : []));
  const inside = new Set(rowsInside(judged.region, table, timed));
  const [own, others]: [number[], number[]] = [[], []];
  for (const row of timed)
    (inside.has(row) ? own : others).push(Number(place.slot.symbols.get(table.trials[row]?.id ?? '')));
  if (own.length === 0 || others.length === 0) return undefined;
  const [lower, upper] = Math.min(...own) < Math.min(...others) ? [own, others] : [others, own];
  const apart = Math.min(...upper) - Math.max(...lower);
  return apart >= Math.max(FEWEST_MS, spread(own), spread(others)) ? apart : undefined;
}

/**
 * Why a time follows from the environment itself: answers that come late, a tracer. Undefined where nothing of the kind moved, and for a
 * wait in which another factor has a part.
 */
export function delayedBy(finding: Finding): string | undefined {
  const delays = (factor: string): boolean =>
    rowOfEachLevel(finding.table, factor).some((row) =>
      formsIn(finding, row, factor).some(({ what }) => what === DELAY),
    );
  const slow = isTime(finding.place) ? finding.factors.filter(delays) : [];
  if (slow.length === 0 || (slow.length < finding.factors.length && delayOf(finding) !== undefined)) return undefined;
  return `the environment itself takes this time (${slow.join(', ')})`;
}

/** A level delays in all trials that have it, or in none. */
function rowOfEachLevel(table: TrialTable, factor: string): readonly number[] {
  const column = table.columns[table.factors.findIndex(({ name }) => name === factor)] ?? [];
  const first = new Map<number, number>();
  column.forEach((level, row) => first.set(level, first.get(level) ?? row));
  return [...first.values()];
}

const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
