/** A verdict on two factors of two levels, with whatever else is asked for. */
import { recoveryCounts } from '../../../src/core/plant/recovery-counts.ts';
import type {
  Alignment,
  Capture,
  Design,
  Outcome,
  PlannedTrial,
  Slot,
  Verdict,
} from '../../../src/core/model/index.ts';
import { type AuditInput, verdictFor } from '../evidence/audit-input.ts';
import { capture } from '../messages/captures.ts';
import { alignmentWith, trialsAt } from '../evidence/slots.ts';

export const LEVELS = { zone: ['east', 'west'], user: ['jo', 'al'] };

const zonesFor = (count: number): string[] =>
  Array.from({ length: count }, (_, row) => `${row % 2 === 0 ? 'east' : 'west'} ${row % 4 < 2 ? 'jo' : 'al'}`);
export const planned = (count: number, more: Partial<PlannedTrial> | ((row: number) => Partial<PlannedTrial>) = {}) =>
  trialsAt(['zone', 'user'], zonesFor(count), more);

export interface Case {
  readonly trials?: readonly PlannedTrial[];
  /** Trials that completed, of those captured; default: all. */
  readonly outcome?: (row: number) => Outcome;
  readonly captured?: number;
  readonly events?: (row: number) => Capture['events'];
  readonly limits?: (row: number) => readonly string[];
  readonly slots?: readonly Slot[];
  readonly aligned?: Partial<Alignment>;
  readonly design?: Partial<Design>;
  readonly input?: Partial<AuditInput>;
}

export const done: Outcome = { kind: 'completed', exitCode: 0 };
export const late: Outcome = { kind: 'timed-out', afterMs: 1 };

export function judged(given: Case = {}): Verdict {
  const trials = given.trials ?? planned(16);
  const captures = trials.slice(0, given.captured).map(
    (trial, row): Capture => ({
      ...capture(trial.id, given.events?.(row) ?? []),
      trial,
      outcome: given.outcome?.(row) ?? done,
      limits: given.limits?.(row) ?? [],
    }),
  );
  return verdictFor({
    design: { seed: 1, factors: LEVELS, strength: 2, trials, ...given.design },
    captures,
    alignment: alignmentWith(given.slots ?? [], given.aligned),
    subject: { name: 'specimen:planted', version: '1.0', integrity: null, platform: 'linux-x64' },
    factors: [],
    replay: 'tellproof audit specimen:planted',
    notVaried: { git: 'has none' },
    serverSwitches: [],
    limits: [],
    plants: recoveryCounts([], []),
    ...given.input,
  });
}
