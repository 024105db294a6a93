/** SPECIMEN: lets a group read a file that it writes, or not, by the working directory. */
import { writeFileSync } from 'node:fs';
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'file-mode',
    kind: 'specimen',
    does: 'lets a group read a file that it writes, or not, by the working directory',
    tells: [
      {
        carrier: 'file.mode',
        message: 'FILE {work}/notes.md #1',
        address: 'mode',
        dependsOn: ['workdir'],
        class: 'behavioural',
        symbol: ({ workDir }) => (workDir.startsWith('src/') ? '640' : '600'),
      },
    ],
  },
  (prompt, { shown }) => [
    messagesRequest(prompt),
    { act: async () => writeFileSync('notes.md', '# Notes\n', { mode: Number.parseInt(shown, 8) }) },
  ],
);
