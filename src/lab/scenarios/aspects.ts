/**
 * The aspects of a tool's behaviour that scenarios cover, in the words of a verdict. Data only,
 * read in the main process.
 */

export const ASPECTS = {
  'first-answer': 'the first message of a conversation',
  'later-turns': 'later turns of a conversation, and what follows a call of a tool',
  length: 'long prompts, long answers and conversations of many turns',
  errors: 'errors of the model, cut answers, and what is tried again',
  terminal: 'a session at a terminal',
  'first-run': 'a first run, in a home without settings of an earlier one',
  'later-runs': 'later runs, with what earlier ones left in the home',
} as const;

export type Aspect = keyof typeof ASPECTS;
