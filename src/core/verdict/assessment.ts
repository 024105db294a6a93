/** What is judged: captures as aligned, the design, and what association makes of them. */
import type { Alignment, Capture, Design } from '../model/index.ts';
import { ALPHA, associate, type Association } from '../statistics/associate.ts';
import { compareIds } from '../statistics/trial-table.ts';

export interface Evidence {
  readonly design: Design;
  /** One a trial, in any order; trials without a capture count as failed. */
  readonly captures: readonly Capture[];
  readonly alignment: Alignment;
}

export const inOrderOfTrials = (captures: readonly Capture[]): Capture[] =>
  [...captures].sort((a, b) => compareIds(a.trial.id, b.trial.id));

/** `captures` in the order of trials. The evidence in which nothing is left open is judged next, and then it is known. */
export function associationOf(evidence: Evidence, alpha = ALPHA): Association {
  const known = associations.get(evidence.alignment);
  if (known?.alpha === alpha && isSame(known.evidence, evidence)) return known.association;
  const association = newAssociation(evidence, alpha);
  associations.set(evidence.alignment, { evidence, alpha, association });
  return association;
}

const associations = new WeakMap<
  Alignment,
  { readonly evidence: Evidence; readonly alpha: number; readonly association: Association }
>();

const isSame = (known: Evidence, { design, captures }: Evidence): boolean =>
  known.design === design &&
  known.captures.length === captures.length &&
  known.captures.every((capture, index) => capture === captures[index]);

function newAssociation({ design, captures, alignment }: Evidence, alpha: number): Association {
  const { slots } = alignment;
  const isRead = (id: string): boolean => slots.length === 0 || slots.some(({ symbols }) => symbols.has(id));
  const trials = captures.map(({ trial }) => trial).filter(({ id }) => isRead(id));
  return associate({ trials, factors: design.factors, slots: alignment.slots, alpha });
}
