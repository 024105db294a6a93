/** What the command line may ask of the sandbox; the rest of the lab imports its modules by themselves. */
export type { Requirement } from '../namespaces/requirements.ts';
export { requirements } from '../namespaces/requirements.ts';
