/** The scenario `error`. Data only, read in the main process and the worker. */
import type { Scenario } from './scenario.ts';

const ANSWER = 'The file package.json usually lists the scripts of a project.';
/** Long enough for a cut amid any provider's stream. */
const CUT_ANSWER = `${ANSWER} ${'Each script has a name and a command, and is run by that name. '.repeat(4)}`;

/**
 * The model is overloaded, fails and breaks off before it answers. This shows what a client sends
 * again, and how.
 */
export const error: Scenario = {
  name: 'error',
  describes:
    'one prompt, answered at the fifth try: before, too many requests, overloaded, an internal error and a cut answer',
  covers: ['first-answer', 'errors', 'first-run'],
  prompt: 'Reply with one short sentence: which file usually lists the scripts of a project?',
  stdin: null,
  turns: [
    {
      kind: 'tries',
      tries: [
        { kind: 'error', status: 429, type: 'rate_limit_error', message: 'Too many requests.' },
        { kind: 'error', status: 529, type: 'overloaded_error', message: 'Overloaded.' },
        { kind: 'error', status: 500, type: 'api_error', message: 'Internal server error.' },
        { kind: 'cut', text: CUT_ANSWER, afterPieces: 4 },
        { kind: 'text', text: ANSWER },
      ],
    },
  ],
  answers: [],
};
