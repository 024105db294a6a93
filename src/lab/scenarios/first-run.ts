/** The scenario `first-run`. Data only, read in the main process and the worker. */
import { reply } from './reply.ts';
import type { Scenario } from './scenario.ts';

/**
 * The same as `reply`, since every trial has a fresh home. The name lets an audit compare it with
 * `second-run`.
 */
export const firstRun: Scenario = {
  ...reply,
  name: 'first-run',
  describes: 'the first run in a fresh home, with one prompt and one answer',
};
