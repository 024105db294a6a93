/** Designs: which trials to run. */
export { symbolsIn } from './codebook-cell.ts';
export { type FactorContext, contextFor, environmentsFor } from './contexts.ts';
export { confirmTrials, ROUNDS } from './confirm.ts';
export { cellCounts, leastReplication, strengthOf, subsets, type Row } from './coverage.ts';
export { type Hypothesis, URGENT } from './hypothesis.ts';
export { smallestTrigger } from './power.ts';
export { prng, prngFromState, type Prng } from './prng.ts';
export { screenDesign, trialId } from './screen.ts';
export { nextVersions } from './version-search.ts';
