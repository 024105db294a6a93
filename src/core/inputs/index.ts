/** Inputs: what a subject reads of its machine, from a trace of its system calls. */
export { inputsOf, type TracedRun } from './inputs.ts';
