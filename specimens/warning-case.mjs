/** SPECIMEN: writes the first letter of a warning small in one time zone. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'warning-case',
    kind: 'specimen',
    does: 'writes the first letter of a warning small in one time zone',
    tells: [
      {
        carrier: 'text.code-point',
        message: 'STDERR #1',
        address: 'body',
        dependsOn: ['timezone'],
        class: 'covert',
        symbol: ({ zone }) => (zone === 'Europe/Berlin' ? 'w' : 'W'),
      },
    ],
  },
  (prompt, { shown }) => [
    messagesRequest(prompt),
    { act: async () => void process.stderr.write(`${shown}arning: no settings file, defaults are used\n`) },
  ],
);
