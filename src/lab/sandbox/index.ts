/** What the command line may ask of the sandbox; the rest of the lab imports its modules by themselves. */
export type { Requirement } from './requirements.ts';
export { requirements } from './requirements.ts';
