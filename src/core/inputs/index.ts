/**
 * Face of the folder: inputs that a subject reads from its machine, from a trace of its system
 * calls.
 */
export { inputsOf, type TracedRun } from './inputs.ts';
