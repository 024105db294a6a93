/** The class of a tell; `classify.ts` lists the steps in their order. */
export type { Classification } from './classification.ts';
export { classify, type ClassifiedPlace, classifyGroup, classifyRenderings } from './classify.ts';
export { type Finding, findingsOf } from './finding.ts';
export { demoteExplainedDelays } from './revise.ts';
