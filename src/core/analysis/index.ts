/** The analysis as other parts see it. */
export { ALPHA } from './associate.ts';
export { judge, openHypotheses, type Evidence, type JudgeInput } from './judge.ts';
export { formsOf, renderingsOf } from './renderings.ts';
export { skeleton } from './skeleton.ts';
