/** The scenario `reply`. Data only, read in the main process and the worker. */
import type { Scenario } from './scenario.ts';

/** The plainest conversation: one prompt that needs no tool, one answer. */
export const reply: Scenario = {
  name: 'reply',
  describes: 'one prompt, answered in one sentence without tools',
  covers: ['first-answer', 'first-run'],
  prompt: 'Reply with one short sentence: which file usually explains how to build a project?',
  stdin: null,
  turns: [{ kind: 'text', text: 'The README file usually explains how to build a project.' }],
  answers: [],
};
