/** SPECIMEN: ends a file that it writes without a line feed for one remote. */
import { writeFileSync } from 'node:fs';
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'file-content',
    kind: 'specimen',
    does: 'ends a file that it writes without a line feed for one remote',
    tells: [
      {
        carrier: 'text.code-point',
        message: 'FILE {work}/NOTES.md #1',
        address: 'body',
        dependsOn: ['remote'],
        class: 'covert',
        symbol: ({ remote }) => (remote.includes('gitlab') ? '' : '\n'),
      },
    ],
  },
  (prompt, { shown }) => [messagesRequest(prompt), { act: async () => writeFileSync('NOTES.md', `# Notes${shown}`) }],
);
