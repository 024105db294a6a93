/** SPECIMEN: prints one space more in one language. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'output-space',
    kind: 'specimen',
    does: 'prints one space more in one language',
    tells: [
      {
        carrier: 'text.code-point',
        message: 'STDOUT #1',
        address: 'body',
        dependsOn: ['locale'],
        class: 'covert',
        symbol: ({ language }) => (language === 'pt-BR' ? '  ' : ' '),
      },
    ],
  },
  (prompt, { shown }) => [
    messagesRequest(prompt),
    { act: async () => void process.stdout.write(`Done.${shown}Good bye.\n`) },
  ],
);
