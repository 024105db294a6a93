/** The scenario `second-run`. Data only. */
import { reply } from './reply.ts';
import type { Scenario } from './scenario.ts';

/**
 * The tool runs twice in one home, and the second time is recorded: what it kept, and whether it
 * then speaks otherwise.
 */
export const secondRun: Scenario = {
  ...reply,
  name: 'second-run',
  describes: 'the second run in a home, with one prompt and one answer; what the first one says is not recorded',
  covers: ['first-answer', 'later-runs'],
  earlierRuns: 1,
};
