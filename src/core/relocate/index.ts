/** Finds a known tell again in other captures. */
export type { CodebookMatch } from './match-codebook.ts';
export { relocate } from './relocate.ts';
export { stateOfVersion } from './version-state.ts';
