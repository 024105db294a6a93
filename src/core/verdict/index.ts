/** The analysis as other parts see it. */
export type { Evidence } from './evidence.ts';
export { judge, openHypotheses, type JudgeInput } from './judge.ts';
export { noPlants, plantAndRecover, type PlantInput } from '../plant/plant.ts';
export { formsOf, renderingsOf } from '../renderings/renderings.ts';
export { lookFor } from '../relocate/relocate.ts';
export type { Sighting } from '../relocate/match-codebook.ts';
export { stateOfVersion } from '../relocate/version-state.ts';
