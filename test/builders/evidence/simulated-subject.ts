/** A simulated subject: functions from assignments to symbols, run through screen, confirmation and association. */
import { associate, type Association } from '../../../src/core/statistics/associate.ts';
import { hypothesesOf } from '../../../src/core/verdict/hypotheses.ts';
import { confirmTrials, prng, screenDesign, type Prng } from '../../../src/core/design/index.ts';
import type { Assignment, Design, PlannedTrial, Slot } from '../../../src/core/model/index.ts';

/** The symbol that a slot shows in one trial; `random` is that trial's own source of noise. */
export type Mark = (assignment: Assignment, random: Prng, trial: PlannedTrial) => string | null;

const levels = (name: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${name}-${i}`);

/** Twelve factors of the size that the default audit has. */
export const FACTORS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries({
    zone: 7,
    endpoint: 9,
    proxy: 3,
    locale: 4,
    host: 2,
    user: 3,
    git: 2,
    remote: 3,
    dir: 3,
    registry: 3,
    ci: 4,
    search: 2,
  }).map(([name, count]) => [name, levels(name, count)]),
);

export function slotOf(name: string, symbols: ReadonlyMap<string, string | null>, overrides: Partial<Slot> = {}): Slot {
  return {
    sink: 'http',
    message: 'POST /v1 #1',
    carrier: 'text.code-point',
    address: name,
    position: 0,
    before: '',
    after: '',
    symbols,
    ...overrides,
  };
}

export function slotsFor(marks: Readonly<Record<string, Mark>>, trials: readonly PlannedTrial[], seed: number): Slot[] {
  return Object.entries(marks).map(([name, mark], index) =>
    slotOf(
      name,
      new Map(
        trials.map((trial) => [
          trial.id,
          mark(trial.assignment, prng(seed * 1_000_003 + index * 10_007 + Number(trial.id)), trial),
        ]),
      ),
    ),
  );
}

const screens = new Map<string, Design>();

/** Designs are pure functions of their inputs, so one is as good for many marks. */
export function screenFor(factors: Readonly<Record<string, readonly string[]>>, seed: number): Design {
  const key = JSON.stringify([factors, seed]);
  const design = screens.get(key) ?? screenDesign({ factors, seed, strength: 2, scenarios: ['reply'] });
  screens.set(key, design);
  return design;
}

export interface Run {
  readonly design: Design;
  readonly association: Association;
  /** Dependences found, by slot: factor names, sorted. */
  readonly found: ReadonlyMap<string, readonly string[]>;
  readonly confirmTrials: number;
}

/** Screen, then confirmation in three rounds out of one budget. */
export function audit(marks: Readonly<Record<string, Mark>>, seed: number, factors = FACTORS, budget = 40): Run {
  let design = screenFor(factors, seed);
  const look = (): Association =>
    associate({ trials: design.trials, factors, slots: slotsFor(marks, design.trials, seed) });
  let spent = 0;
  for (const share of [Math.ceil(budget / 2), Math.ceil(budget * 0.75), budget]) {
    const fresh = confirmTrials(design, hypothesesOf(look()), share - spent);
    spent += fresh.length;
    design = { ...design, trials: [...design.trials, ...fresh] };
  }
  const association = look();
  const names = association.table.factors.map(({ name }) => name);
  const found = new Map<string, readonly string[]>();
  for (const { group, set, status } of association.dependences) {
    if (status !== 'tell') continue;
    for (const { slot } of group.responses) found.set(slot.address, set.map((f) => names[f] ?? '').sort());
  }
  return { design, association, found, confirmTrials: spent };
}
