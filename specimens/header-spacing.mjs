/** SPECIMEN: writes no space behind the colon of one header in German. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'header-spacing',
    kind: 'specimen',
    does: 'writes no space behind the colon of one header in German',
    tells: [
      {
        carrier: 'http.header-spacing',
        address: 'headers.accept',
        dependsOn: ['locale'],
        class: 'covert',
        symbol: ({ language }) => (language.startsWith('de') ? ':' : ': '),
      },
    ],
  },
  (prompt, { shown }) => ({
    ...messagesRequest(prompt),
    spell: (head) => head.replace('accept: ', `accept${shown}`),
  }),
);
