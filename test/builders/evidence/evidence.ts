/** Hand-made evidence: a design, captures that only carry trial and clock, and slots filled by functions of the trial. */
import { recoveryCounts } from '../../../src/core/plant/recovery-counts.ts';
import { assess, openHypotheses } from '../../../src/core/verdict/index.ts';
import { confirmTrials, screenDesign } from '../../../src/core/design/index.ts';
import { FACTORS, WATCHERS } from '../../../src/core/factors/index.ts';
import type {
  Alignment,
  Assignment,
  Capture,
  Design,
  PlannedTrial,
  RenderedPlace,
  Slot,
  SlotContext,
  Sink,
  Verdict,
} from '../../../src/core/model/index.ts';
import { type AuditInput, verdictFor } from './audit-input.ts';

/** One place of a simulated message. */
export interface Planted {
  readonly address: string;
  readonly carrier?: string;
  readonly sink?: Sink;
  readonly message?: string;
  readonly position?: number;
  readonly before?: string;
  readonly after?: string;
  readonly symbol: (assignment: Assignment, capture: Capture) => string | null;
  readonly context?: (assignment: Assignment, capture: Capture) => SlotContext;
}

/** Half an hour before midnight UTC: east of UTC it is tomorrow already. */
const CLOCK = Date.UTC(2026, 10, 22, 23, 30);

export const captureOf = (trial: PlannedTrial): Capture => ({
  trial,
  outcome: { kind: 'completed', exitCode: 0 },
  startedAt: CLOCK + Number(trial.id) * 1000,
  durationMs: 2000,
  events: [],
  limits: [],
  facts: {},
});

export function alignmentOf(
  planted: readonly Planted[],
  captures: readonly Capture[],
  rendered: readonly RenderedPlace[] = [],
): Alignment {
  const byId = new Map(captures.map((capture) => [capture.trial.id, capture]));
  const made = planted.map((place): readonly [Slot, Planted] => [
    {
      sink: place.sink ?? 'http',
      message: place.message ?? 'POST {endpoint}/v1/messages #1',
      carrier: place.carrier ?? 'text.code-point',
      address: place.address,
      position: place.position ?? 0,
      before: place.before ?? '',
      after: place.after ?? '',
      symbols: new Map(captures.map((capture) => [capture.trial.id, place.symbol(capture.trial.assignment, capture)])),
    },
    place,
  ]);
  const places = new Map(made);
  return {
    slots: made.map(([slot]) => slot),
    rendered,
    context: (slot, trial) => {
      const capture = byId.get(trial);
      const symbol = slot.symbols.get(trial);
      if (capture === undefined || typeof symbol !== 'string') return undefined;
      return (
        places.get(slot)?.context?.(capture.trial.assignment, capture) ?? {
          token: symbol,
          line: slot.before + symbol + slot.after,
        }
      );
    },
    messages: 1,
    readings: 1000,
    unreadBytes: 0,
  };
}

const ALL_FACTORS = [...FACTORS, ...WATCHERS];

export const levelNames = (...names: string[]): Record<string, string[]> =>
  Object.fromEntries(
    names.map((name) => [
      name,
      (ALL_FACTORS.find((factor) => factor.name === name)?.levels ?? []).map((level) => level.name),
    ]),
  );

export interface Audited {
  readonly verdict: Verdict;
  readonly input: AuditInput;
}

/** Screen and up to three rounds of confirmation over the given factors, then the verdict. */
export function auditPlanted(
  planted: readonly Planted[],
  factors: Readonly<Record<string, readonly string[]>>,
  seed = 1,
  budget = 36,
): Audited {
  let design: Design = screenDesign({ factors, seed, strength: 2, scenarios: ['reply'] });
  const evidence = () => {
    const captures = design.trials.map(captureOf);
    return { design, captures, alignment: alignmentOf(planted, captures) };
  };
  for (let round = 0; round < 3; round++) {
    const fresh = confirmTrials(design, openHypotheses(assess(evidence(), ALL_FACTORS)), budget / 3);
    design = { ...design, trials: [...design.trials, ...fresh] };
  }
  const input: AuditInput = {
    ...evidence(),
    subject: { name: 'specimen:planted', version: null, integrity: null, platform: 'linux-x64' },
    factors: ALL_FACTORS,
    replay: 'tellproof audit specimen:planted',
    notVaried: {},
    serverSwitches: [],
    limits: [],
    plants: recoveryCounts([], []),
  };
  return { input, verdict: verdictFor(input) };
}
