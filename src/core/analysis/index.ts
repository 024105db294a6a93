/** The analysis as other parts see it. */
export { judge, openHypotheses, type Evidence, type JudgeInput } from './judge.ts';
export { formsOf, renderingsOf } from './renderings.ts';
