/**
 * Coverage: what the trials at hand could show, as the verdict lists it under `seen`. Counts only;
 * must not look at tells.
 */
import { cellCounts, smallestTrigger, subsets } from '../design/index.ts';
import type { Capture, Design, Inputs, Plants, Seen } from '../model/index.ts';
import { unverifiableBits } from '../statistics/features.ts';
import type { Assessment } from './assessment.ts';
import { MEASURED_FALSE_ALARMS } from './false-alarm-rate.ts';
import { roundBits } from './tell-record.ts';

/** Facts of the audit that its captures do not hold. */
export interface CoverageFacts {
  readonly notVaried: Readonly<Record<string, string>>;
  readonly serverSwitches: Seen['serverSwitches'];
  /** Parts of the subject that the scenarios did not exercise, in words; absent: unknown. */
  readonly notCovered?: readonly string[];
  readonly inputs?: Inputs;
  readonly limits: readonly string[];
  /** How many of the marks planted in these captures were found. */
  readonly plants: Plants;
}

export const isComplete = ({ outcome }: Capture): boolean => outcome.kind === 'completed';

export function seenBy({ design, captures, alignment, association, alpha }: Assessment, facts: CoverageFacts): Seen {
  const complete = captures.filter(isComplete);
  const limits = new Set([...facts.limits, ...captures.flatMap((capture) => capture.limits)]);
  return {
    trials: design.trials.length,
    failed: design.trials.length - complete.length,
    outcomes: outcomesOf(design, captures),
    ...exitCodesOf(captures),
    factors: design.factors,
    notVaried: facts.notVaried,
    strength: design.strength,
    scenarios: [...new Set(design.trials.map(({ scenario }) => scenario))].sort(),
    ...(facts.notCovered === undefined ? {} : { notCovered: facts.notCovered }),
    messages: alignment.messages,
    readings: alignment.readings,
    slots: alignment.slots.length,
    noisySlots: association.grouped.noisySlots,
    unreadBytes: alignment.unreadBytes,
    smallestTriggerProbability: roundBits(weakestCell(design, complete)),
    unverifiableBits: unverifiableBits(association.grouped.randomLooking),
    plants: facts.plants,
    falseAlarms: { allowed: alpha, ...MEASURED_FALSE_ALARMS },
    serverSwitches: facts.serverSwitches,
    ...(facts.inputs === undefined ? {} : { inputs: facts.inputs }),
    limits: [...limits].sort(),
  };
}

/** Trials by outcome, names sorted; planned trials without a capture are `missing`. */
function outcomesOf(design: Design, captures: readonly Capture[]): Readonly<Record<string, number>> {
  const missing = design.trials.length - captures.length;
  const counts = countsOf(captures.map(({ outcome }) => outcome.kind));
  return missing > 0 ? { ...counts, missing } : counts;
}

/** Completed trials by exit code other than 0; no field if there is none. */
function exitCodesOf(captures: readonly Capture[]): Pick<Seen, 'exitCodes'> {
  const codes = captures.flatMap(({ outcome }) => (outcome.kind === 'completed' ? [outcome.exitCode] : []));
  const failed = codes.filter((code) => code !== 0).map(String);
  return failed.length === 0 ? {} : { exitCodes: countsOf(failed) };
}

function countsOf(names: readonly string[]): Record<string, number> {
  const counts = [...new Set(names)].sort().map((name) => [name, names.filter((other) => other === name).length]);
  return Object.fromEntries(counts) as Record<string, number>;
}

/**
 * Smallest trigger probability detectable in the cell, at the design's strength, with the fewest
 * completed trials.
 */
function weakestCell(design: Design, complete: readonly Capture[]): number {
  const names = Object.keys(design.factors).filter((name) => (design.factors[name]?.length ?? 0) > 1);
  if (names.length === 0 || design.strength === 0) return 1;
  const sizes = names.map((name) => design.factors[name]?.length ?? 1);
  const rows = complete.map(({ trial }) =>
    names.map((name) => Math.max(0, design.factors[name]?.indexOf(trial.assignment[name] ?? '') ?? 0)),
  );
  const fewest = subsets(names.length, Math.min(design.strength, names.length)).map((columns) =>
    Math.min(...cellCounts(rows, sizes, columns)),
  );
  return smallestTrigger(Math.min(...fewest));
}
