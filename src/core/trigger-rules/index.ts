/** Rules: what a tell's trigger is, from values and what they showed. */
export { type ClosedRule, closedRule, closedRulePrediction, type Property, valuesToRetest } from './closed-lists.ts';
export type { SymbolsByName } from './explain-name.ts';
export { baseOf, freshNames, nextStep, type Proposal, type FreshName } from './propose.ts';
export { symbolPredicted } from './rule-set.ts';
