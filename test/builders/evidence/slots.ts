/** Planned trials and slots written by hand, for tests of what judges them. */
import { trialTable, type TrialTable } from '../../../src/core/statistics/trial-table.ts';
import type { Response } from '../../../src/core/statistics/response.ts';
import type { Alignment, PlannedTrial, Slot } from '../../../src/core/model/index.ts';
import { trialId } from '../messages/captures.ts';

/** One trial for each line of levels, `east unset` in the order of the factors; numbered `001` on. */
export function trialsAt(
  factors: readonly string[],
  lines: readonly string[],
  more: Partial<PlannedTrial> | ((row: number) => Partial<PlannedTrial>) = {},
): PlannedTrial[] {
  return lines.map((line, row) => ({
    id: trialId(row),
    stage: 'screen',
    block: 0,
    scenario: 'reply',
    assignment: Object.fromEntries(line.split(' ').map((level, at) => [factors[at] ?? '', level])),
    ...(typeof more === 'function' ? more(row) : more),
  }));
}

/** The table of these trials; the levels of a factor in the order in which they first occur. */
export function tableOf(trials: readonly PlannedTrial[]): TrialTable {
  const factors: Record<string, string[]> = {};
  for (const { assignment } of trials)
    for (const [name, level] of Object.entries(assignment)) {
      const levels = (factors[name] ??= []);
      if (!levels.includes(level)) levels.push(level);
    }
  return trialTable(trials, factors);
}

export type Symbols = readonly (string | null)[];

/** A slot with one symbol a trial, these numbered `001` on. */
export function slotOf(symbols: Symbols, more: Partial<Slot> = {}): Slot {
  return {
    sink: 'http',
    message: 'POST {endpoint}/v1/messages #1',
    carrier: 'text.code-point',
    address: 'body.system',
    position: 0,
    before: '',
    after: '',
    symbols: new Map(symbols.map((symbol, row) => [trialId(row), symbol])),
    ...more,
  };
}

export const placeOf = (symbols: Symbols, more: Partial<Slot> = {}): Response => ({
  slot: slotOf(symbols, more),
  symbols,
});

/** An alignment of these slots in which each symbol is its own token and line. */
export function alignmentWith(slots: readonly Slot[], more: Partial<Alignment> = {}): Alignment {
  return {
    slots,
    rendered: [],
    context: (slot, trial) => {
      const symbol = slot.symbols.get(trial);
      return typeof symbol === 'string' ? { token: symbol, line: slot.before + symbol + slot.after } : undefined;
    },
    messages: 1,
    readings: 1000,
    unreadBytes: 0,
    ...more,
  };
}
