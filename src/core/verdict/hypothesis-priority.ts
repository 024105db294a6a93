/**
 * How much hangs on settling a suggestion. Fresh trials are few: what would be covert if it were borne out comes before
 * all else, and what is noise or settled in the end comes last or not at all.
 */
import { URGENT } from '../design/index.ts';
import type { Alignment, RenderingsOf } from '../model/index.ts';
import type { Association, Dependence } from '../statistics/associate.ts';
import { classify } from '../classify/classify.ts';

/** Family-wise p below which a mark that fires only sometimes is an open question. */
export const NEARLY = 0.05;

/** Places of a group looked at: the others split the trials in the same way. */
const MOST_PLACES = 12;

/** Weight of a hypothesis for `confirmTrials`; 0: no fresh trials for it. */
export function hypothesisPriority(
  association: Association,
  alignment: Alignment,
  forms: RenderingsOf,
): (one: Dependence) => number {
  const again = association.table.trials.some(({ stage }) => stage === 'confirm');
  return (judged) => {
    const stands = isSteadyOrNearly(judged) || isPromisingSlot(judged);
    if (stands && wouldBeCovert(judged, association, alignment, forms)) return URGENT;
    const holds = judged.status === 'tell' && judged.exception === undefined;
    const settled = again && (holds || (judged.region !== undefined && !isPromisingSlot(judged)));
    return settled ? 0 : 1;
  };
}

/** Below this p of its own a mark that fires only sometimes is worth more fresh trials, however many other places there are. */
const PROMISING = 0.05;

/** A place, not one of the thousands of features of random values, of which one in twenty is promising by luck. */
const isPromisingSlot = ({ region, raw, group }: Dependence): boolean =>
  region !== undefined && raw <= PROMISING && group.places.some(({ feature }) => feature === undefined);

/** If it were borne out as it stands, some place of it would be called covert. Of noise, only what nearly stands out. */
export function couldBeCovert(
  judged: Dependence,
  association: Association,
  alignment: Alignment,
  forms: RenderingsOf,
): boolean {
  return isSteadyOrNearly(judged) && wouldBeCovert(judged, association, alignment, forms);
}

const isSteadyOrNearly = ({ status, region, p }: Dependence): boolean =>
  status === 'tell' || region === undefined || p <= NEARLY;

function wouldBeCovert(judged: Dependence, { table }: Association, alignment: Alignment, forms: RenderingsOf): boolean {
  const factors = judged.set.map((factor) => table.factors[factor]?.name ?? '');
  return judged.group.places
    .slice(0, MOST_PLACES)
    .some((place) => classify({ place, judged, factors, table, alignment, renderings: forms }).class === 'covert');
}
