/** The analysis as other parts see it. */
export type { Evidence } from './evidence.ts';
export { judge, openHypotheses, type JudgeInput } from './judge.ts';
export { noPlants, plantAndRecover, type PlantInput } from '../plant/plant.ts';
export { formsOf, renderingsOf } from './renderings.ts';
export { lookFor } from './look/look.ts';
export type { Sighting } from './look/sighting.ts';
export { stateOfVersion } from './look/version-state.ts';
