/** The analysis as other parts see it. */
export type { Evidence } from './assessment.ts';
export { judge, openHypotheses, type JudgeInput } from './judge.ts';
export { noPlants, plantAndRecover, type PlantInput } from '../plant/plant.ts';
export { allRenderings, maskableRenderings } from '../renderings/renderings.ts';
export { relocate } from '../relocate/relocate.ts';
export type { CodebookMatch } from '../relocate/match-codebook.ts';
export { stateOfVersion } from '../relocate/version-state.ts';
