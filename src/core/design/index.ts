/** Designs: which trials to run. */
export { confirmTrials, URGENT, type Hypothesis } from './confirm.ts';
export { cellCounts, leastReplication, strengthOf, subsets, type Row } from './coverage.ts';
export { smallestTrigger } from './power.ts';
export { prng, prngFromState, type Prng } from './prng.ts';
export { screenDesign, trialId, type ScreenOptions } from './screen.ts';
