/**
 * The scenario `tools`. Data only, read in the main process and the worker. The files that it names
 * are in the work directory (`environment/base.ts`).
 */
import type { Scenario } from './scenario.ts';

/** A conversation in which the model looks around, reads, runs and edits before it answers. */
export const tools: Scenario = {
  name: 'tools',
  describes: 'one prompt, on which the model lists files, reads one, runs a command and edits a file before it answers',
  covers: ['first-answer', 'later-turns', 'first-run'],
  prompt: 'Make the greeting in index.js say good day instead of hello, and check that the program still runs.',
  stdin: null,
  turns: [
    {
      kind: 'tools',
      text: 'I will look at what is here.',
      calls: [{ does: 'list', path: '.', command: 'ls' }],
    },
    {
      kind: 'tools',
      text: 'I will read the program.',
      calls: [{ does: 'read', path: 'index.js', command: 'cat index.js' }],
    },
    {
      kind: 'tools',
      text: 'I will run it as it is.',
      calls: [{ does: 'run', path: '.', command: 'node index.js' }],
    },
    {
      kind: 'tools',
      text: 'I will change the greeting.',
      calls: [
        {
          does: 'edit',
          path: 'index.js',
          before: 'hello',
          after: 'good day',
          command: "sed -i 's/hello/good day/' index.js",
        },
      ],
    },
    { kind: 'text', text: 'The greeting in index.js now says good day, and the program runs.' },
  ],
  answers: [],
};
