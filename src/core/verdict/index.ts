/** Judging as other parts see it: evidence is assessed once, then planned from and judged. */
export { assess, type Assessment, type Evidence } from './assessment.ts';
export { openHypotheses } from './hypotheses.ts';
export { judge, type AuditFacts } from './judge.ts';
