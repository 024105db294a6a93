/** The scenario `second-run`. Data only, read in the main process and the worker. */
import { reply } from './reply.ts';
import type { Scenario } from './scenario.ts';

/**
 * The tool runs twice in one home, and the second run is recorded. This shows what the tool stores,
 * and whether it then sends something else.
 */
export const secondRun: Scenario = {
  ...reply,
  name: 'second-run',
  describes: 'the second run in a home, with one prompt and one answer; what the first one says is not recorded',
  covers: ['first-answer', 'later-runs'],
  earlierRuns: 1,
};
