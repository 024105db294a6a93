/** The scenario `interactive`. Data only, read in the main process and the worker. */
import type { Scenario } from './scenario.ts';

/**
 * A session at a terminal. The user starts the tool without a prompt, types the prompt, waits for
 * the answer and leaves.
 */
export const interactive: Scenario = {
  name: 'interactive',
  describes: 'a session at a terminal: one prompt is typed, one answer awaited, and the tool left by its keys',
  covers: ['first-answer', 'terminal', 'first-run'],
  prompt: 'Reply with one short sentence: which file tells newcomers how to take part in a project?',
  stdin: null,
  turns: [{ kind: 'text', text: 'Newcomers usually find that in a file called CONTRIBUTING.' }],
  terminal: {
    rows: 40,
    columns: 120,
    steps: [
      { when: 'ready', atMostMs: 20_000, type: '' },
      { when: { quietMs: 500 }, atMostMs: 5000, type: '{prompt}' },
      { when: { quietMs: 300 }, atMostMs: 3000, type: '\r' },
      { when: { shows: 'CONTRIBUTING' }, atMostMs: 20_000, type: '' },
      { when: { quietMs: 500 }, atMostMs: 3000, type: '\x03' },
      { when: { quietMs: 200 }, atMostMs: 1000, type: '\x03' },
      { when: { quietMs: 1000 }, atMostMs: 3000, type: '\x04' },
      { when: { quietMs: 1000 }, atMostMs: 3000, type: null },
    ],
  },
  answers: [],
};
