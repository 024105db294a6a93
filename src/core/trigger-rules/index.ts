/** Rules: what a tell's trigger is, from values and what they showed. */
export { type ClosedRule, closedRule, predictedByClosed, type Property, triedAgain } from './closed-lists.ts';
export type { Answers } from './explain-name.ts';
export { baseOf, freshNames, nextStep, type Proposal, type Trying } from './propose.ts';
export { symbolPredicted } from './rule-set.ts';
