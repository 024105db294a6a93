/**
 * Delays: times that shift with the environment. Most shifts follow from other work that a subject
 * does there and carry nothing more. A delay counts only if it has no exception and exceeds what
 * that work takes. Whether another tell accounts for it is decided in `revise.ts`.
 */
import { type Finding, renderingsIn } from './finding.ts';
import { rowsInside } from '../statistics/noisy.ts';
import { isTime } from '../statistics/features.ts';
import { DELAY } from '../renderings/standard-renderings.ts';
import type { TrialTable } from '../statistics/trial-table.ts';

/**
 * Milliseconds. Connections, proxies and the lab's own jitter account for a smaller gap between the
 * two groups of times.
 */
const FEWEST_MS = 50;

/**
 * Gap in milliseconds between the times inside the region and all others; undefined if it is small
 * or they overlap.
 */
export function delayOf({ response, dependence: { region }, table }: Finding): number | undefined {
  if (region === undefined || !isTime(response)) return undefined;
  const timed = table.trials.flatMap(({ id }, row) => (typeof response.slot.symbols.get(id) === 'string' ? [row] : []));
  const inside = new Set(rowsInside(region, table, timed));
  const [insideMs, outsideMs]: [number[], number[]] = [[], []];
  for (const row of timed)
    (inside.has(row) ? insideMs : outsideMs).push(Number(response.slot.symbols.get(table.trials[row]?.id ?? '')));
  if (insideMs.length === 0 || outsideMs.length === 0) return undefined;
  const [lower, upper] = Math.min(...insideMs) < Math.min(...outsideMs) ? [insideMs, outsideMs] : [outsideMs, insideMs];
  const gap = Math.min(...upper) - Math.max(...lower);
  return gap >= Math.max(FEWEST_MS, spread(insideMs), spread(outsideMs)) ? gap : undefined;
}

/**
 * Why a time follows from the environment itself, such as late answers or a tracer. Undefined if no
 * factor of the place delays, or if another factor contributes to a delay without exception.
 */
export function environmentDelay(finding: Finding): string | undefined {
  const isDelaying = (factor: string): boolean =>
    rowOfEachLevel(finding.table, factor).some((row) =>
      renderingsIn(finding, row, factor).some(({ what }) => what === DELAY),
    );
  const delaying = isTime(finding.response) ? finding.factors.filter(isDelaying) : [];
  if (delaying.length === 0 || (delaying.length < finding.factors.length && delayOf(finding) !== undefined))
    return undefined;
  return `the environment itself takes this time (${delaying.join(', ')})`;
}

/** One row a level: a level delays in all of its trials or in none. */
function rowOfEachLevel(table: TrialTable, factor: string): readonly number[] {
  const column = table.columns[table.factors.findIndex(({ name }) => name === factor)] ?? [];
  const first = new Map<number, number>();
  column.forEach((level, row) => first.set(level, first.get(level) ?? row));
  return [...first.values()];
}

const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
