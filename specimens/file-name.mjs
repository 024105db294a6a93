/** SPECIMEN: names a file that it writes with a capital below one search domain. */
import { writeFileSync } from 'node:fs';
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'file-name',
    kind: 'specimen',
    does: 'names a file that it writes with a capital below one search domain',
    tells: [
      {
        carrier: 'file.name',
        message: 'FILE {work}/notes.md #1',
        address: 'name',
        dependsOn: ['search-domain'],
        class: 'covert',
        symbol: ({ searchDomain }) => (searchDomain.endsWith('.cn') ? 'Notes.md' : 'notes.md'),
      },
    ],
  },
  (prompt, { shown }) => [messagesRequest(prompt), { act: async () => writeFileSync(shown, '# Notes\n') }],
);
