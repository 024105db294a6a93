/**
 * Plant and recover: marks planted in captures by simulation, and how many of them association
 * finds.
 */
export { noPlants, plantAndRecover, type PlantInput } from './plant.ts';
