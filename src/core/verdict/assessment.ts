/**
 * Evidence, and its assessment: association and renderings, computed once for whoever plans fresh
 * trials and judges. An assessment is a value; nothing here keeps one. Must not classify or decide.
 */
import type { Alignment, Capture, Design, Factor, RenderingsOf } from '../model/index.ts';
import { allRenderings } from '../renderings/index.ts';
import { ALPHA, associate, type Association } from '../statistics/associate.ts';
import { compareIds } from '../statistics/trial-table.ts';

export interface Evidence {
  readonly design: Design;
  /** At most one a trial, in any order. A trial without a capture counts as failed. */
  readonly captures: readonly Capture[];
  readonly alignment: Alignment;
}

export interface Assessment extends Evidence {
  /** Sorted by trial id. */
  readonly captures: readonly Capture[];
  /** Factors as data: what a reader can recognise of each level. */
  readonly factors: readonly Factor[];
  /** Family-wise error rate. */
  readonly alpha: number;
  readonly association: Association;
  /** Every rendering of each trial's environment. */
  readonly renderings: RenderingsOf;
}

/** The result depends on neither the order of captures nor that of slots. */
export function assess(evidence: Evidence, factors: readonly Factor[], alpha = ALPHA): Assessment {
  const { design, alignment } = evidence;
  const captures = [...evidence.captures].sort((a, b) => compareIds(a.trial.id, b.trial.id));
  return {
    design,
    captures,
    alignment,
    factors,
    alpha,
    association: associate({
      trials: alignedTrials(captures, alignment),
      factors: design.factors,
      slots: alignment.slots,
      alpha,
    }),
    renderings: allRenderings(factors, captures),
  };
}

/**
 * A trial in which no slot has a symbol was not aligned. Without any slot, all count as aligned.
 */
function alignedTrials(captures: readonly Capture[], { slots }: Alignment): Design['trials'] {
  const isAligned = (id: string): boolean => slots.length === 0 || slots.some(({ symbols }) => symbols.has(id));
  return captures.map(({ trial }) => trial).filter(({ id }) => isAligned(id));
}
