/** Findings written down by hand: what one place shows in each trial, and how the trial's environment can be read there. */
import type { Finding } from '../../../src/core/classify/finding.ts';
import type { Region } from '../../../src/core/statistics/region.ts';
import { trialTable } from '../../../src/core/statistics/trial-table.ts';
import type { Assignment, PlannedTrial, RenderedPlace, Slot, SlotContext } from '../../../src/core/model/index.ts';
import { trialId } from '../messages/captures.ts';
import { slotOf } from './simulated-subject.ts';

/** One trial. */
export interface Seen {
  readonly symbol: string | null;
  /** Of the place itself, where the finding is about a feature of it. */
  readonly value?: string;
  /** Default: `zone` at a level of its own. */
  readonly assignment?: Assignment;
  /** Renderings of this trial's environment: factor, kind, text. */
  readonly forms?: readonly (readonly [factor: string, what: string, text: string])[];
  /** Default: the symbol itself, alone in its line. */
  readonly context?: SlotContext;
  /** Symbols of other slots of the alignment, by address. */
  readonly others?: Readonly<Record<string, string | null>>;
}

export interface Around {
  readonly slot?: Partial<Slot>;
  readonly feature?: string;
  readonly at?: number;
  /** Factors that the place depends on; default: `zone`. */
  readonly factors?: readonly string[];
  readonly region?: Region;
  /** The other slots, by address; of the same message unless they say otherwise. */
  readonly others?: Readonly<Record<string, Partial<Slot>>>;
  readonly rendered?: readonly RenderedPlace[];
}

export function findingOf(rows: readonly Seen[], around: Around = {}): Finding {
  const trials = rows.map(
    ({ assignment }, row): PlannedTrial => ({
      id: trialId(row),
      stage: 'screen',
      block: 0,
      scenario: 'reply',
      assignment: assignment ?? { zone: `zone-${row}` },
    }),
  );
  const table = trialTable(trials, levelsOf(trials));
  const byTrial = <T>(of: (seen: Seen) => T): Map<string, T> =>
    new Map(rows.map((seen, row) => [trialId(row), of(seen)]));
  const slot = slotOf(
    'body.text',
    byTrial(({ symbol, value }) => value ?? symbol),
    around.slot,
  );
  const others = Object.entries(around.others ?? {}).map(([address, over]) =>
    slotOf(
      address,
      byTrial((seen) => seen.others?.[address] ?? null),
      { message: slot.message, ...over },
    ),
  );
  const { feature, at, factors = ['zone'], region, rendered = [] } = around;
  const seenIn = byTrial((seen) => seen);
  return {
    response: {
      slot,
      symbols: rows.map(({ symbol }) => symbol),
      ...(feature === undefined ? {} : { feature }),
      ...(at === undefined ? {} : { at }),
    },
    dependence: {
      group: { labels: Int32Array.from(rows, (_, row) => row), symbols: rows.length, responses: [], noisy: false },
      set: [0],
      candidates: [[0]],
      replicateAgreementP: 0,
      rawP: 0,
      p: 0,
      status: 'tell',
      ...(region === undefined ? {} : { region }),
    },
    factors,
    table,
    alignment: {
      slots: [slot, ...others],
      rendered,
      context: (_, trial) => contextOf(seenIn.get(trial)),
      messages: 1,
      readings: 1,
      unreadBytes: 0,
    },
    renderings: (trial) => (seenIn.get(trial)?.forms ?? []).map(([factor, what, text]) => ({ factor, what, text })),
  };
}

/** Each symbol of one trial, without more around it. */
export const symbolsOf = (...symbols: readonly (string | null)[]): Seen[] => symbols.map((symbol) => ({ symbol }));

function contextOf(seen: Seen | undefined): SlotContext | undefined {
  if (typeof seen?.symbol !== 'string') return undefined;
  return seen.context ?? { token: seen.symbol, line: seen.symbol, at: 0 };
}

function levelsOf(trials: readonly PlannedTrial[]): Record<string, string[]> {
  const names = [...new Set(trials.flatMap(({ assignment }) => Object.keys(assignment)))];
  return Object.fromEntries(
    names.map((name) => [name, [...new Set(trials.map(({ assignment }) => assignment[name] ?? ''))]]),
  );
}
