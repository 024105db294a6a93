/** From what association suggests to what fresh trials are to test. It plans no trial: that is the design's. */
import type { Hypothesis } from '../design/index.ts';
import type { Association, Dependence } from '../statistics/associate.ts';
import { readable, type Group } from '../statistics/groups.ts';
import type { FactorSet } from '../statistics/cells.ts';
import { rowsOf, type TrialTable } from '../statistics/trial-table.ts';

/**
 * What fresh trials should test: everything suggested and not yet borne out by fresh trials, what matters most first
 * (`concern`, see `confirmTrials`; 0 leaves out), then the most surprising.
 */
export function hypothesesOf(
  { table, dependences: judged }: Association,
  concern: (judged: Dependence) => number = () => 1,
): Hypothesis[] {
  const fresh = new Set(rowsOf(table, 'confirm'));
  const isOpen = ({ status, group, exception }: Dependence): boolean =>
    status === 'unconfirmed' || exception !== undefined || freshSymbols(group, fresh) < 2;
  return judged
    .filter(isOpen)
    .map((one) => ({ ...one, weight: concern(one) }))
    .filter(({ weight }) => weight > 0)
    .sort(
      (a, b) =>
        b.weight - a.weight ||
        a.raw - b.raw ||
        readable(b.group) - readable(a.group) ||
        (a.group.labels.join() < b.group.labels.join() ? -1 : 1),
    )
    .map((one) => ({
      weight: one.weight,
      symbols: new Map(table.trials.map(({ id }, row) => [id, symbolFor(one, row)])),
      candidates: openSets(one, table)
        .slice(0, 24)
        .map((set) => set.map((factor) => table.factors[factor]?.name ?? '')),
    }));
}

/** Of a tell with an exception only the exception is open: which set explains it too, or all factors together. */
function openSets({ status, exception, set, candidates }: Dependence, table: TrialTable): readonly FactorSet[] {
  if (status !== 'tell' || exception === undefined) return candidates;
  const others = candidates.filter((one) => one !== set);
  return others.length > 0 ? others : [table.factors.map((_, factor) => factor)];
}

function freshSymbols({ labels }: Group, fresh: ReadonlySet<number>): number {
  return new Set([...fresh].map((row) => labels[row] ?? -1).filter((label) => label >= 0)).size;
}

/** A noisy group's trials differ by whether they show the region's symbol, those of a tell with an exception by whether they are it. */
function symbolFor({ group: { labels }, region, status, exception }: Dependence, row: number): string | null {
  const label = labels[row] ?? -1;
  if (label < 0) return null;
  if (status === 'tell' && exception !== undefined) return String(row === exception);
  return region === undefined ? String(label) : String(label === region.label);
}
