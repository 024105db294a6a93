/**
 * When a planted mark fires: at one level of a factor, at several, or where levels of two or three
 * factors meet.
 */
import type { Assignment, Design } from '../model/index.ts';
import type { Prng } from '../design/index.ts';

export const TRIGGERS = ['one level', 'several levels', 'two factors', 'three factors'] as const;
export type TriggerKind = (typeof TRIGGERS)[number];

export interface Trigger {
  readonly kind: TriggerKind;
  /** Names, sorted. */
  readonly factors: readonly string[];
  readonly selects: (assignment: Assignment) => boolean;
  /** Chance that the mark is there in a trial that the trigger selects; 1: always. */
  readonly probability: number;
}

/** Three in four planted marks always fire; the rest with one of these probabilities. */
const PROBABILITIES = [0.3, 0.5, 0.7];
const CERTAIN = 0.75;

/**
 * A random trigger that the design can show: no more factors meet than its strength covers.
 * Undefined: nothing varies.
 */
export function drawTrigger(design: Design, random: Prng): Trigger | undefined {
  const varied = Object.keys(design.factors).filter((name) => (design.factors[name]?.length ?? 0) > 1);
  const kinds = TRIGGERS.filter((kind) => factorsIn(kind) <= Math.min(varied.length, design.strength));
  const kind = kinds[random.below(Math.max(1, kinds.length))];
  if (kind === undefined) return undefined;
  const factors = random.shuffle(varied).slice(0, factorsIn(kind)).sort();
  const levels = new Map(factors.map((name) => [name, levelsFor(kind, design.factors[name] ?? [], random)]));
  const certain = random.below(1000) < CERTAIN * 1000;
  return {
    kind,
    factors,
    selects: (assignment) =>
      factors.every((name) => levels.get(name)?.has(assignment[name] ?? design.factors[name]?.[0] ?? '')),
    probability: certain ? 1 : (PROBABILITIES[random.below(PROBABILITIES.length)] ?? 1),
  };
}

const factorsIn = (kind: TriggerKind): number => (kind === 'three factors' ? 3 : kind === 'two factors' ? 2 : 1);

/**
 * One level, or (for `several levels`, and half of the time where factors meet) two to all but one
 * of them.
 */
function levelsFor(kind: TriggerKind, all: readonly string[], random: Prng): ReadonlySet<string> {
  const several = all.length > 2 && (kind === 'several levels' || (kind !== 'one level' && random.below(2) === 0));
  const count = several ? 2 + random.below(all.length - 2) : 1;
  return new Set(random.shuffle(all).slice(0, count));
}
