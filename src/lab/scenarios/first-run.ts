/** The scenario `first-run`. Data only. */
import { reply } from './reply.ts';
import type { Scenario } from './scenario.ts';

/**
 * As `reply`: every trial has a home of its own. It is named so that an audit can set it beside
 * `second-run`.
 */
export const firstRun: Scenario = {
  ...reply,
  name: 'first-run',
  describes: 'the first run in a fresh home, with one prompt and one answer',
};
