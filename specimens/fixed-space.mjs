/** SPECIMEN: writes a space that does not break below one search domain. */
import { requestSaying } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'fixed-space',
    kind: 'specimen',
    does: 'writes a space that does not break below one search domain',
    tells: [
      {
        carrier: 'text.code-point',
        address: 'body.system[0].text',
        dependsOn: ['search-domain'],
        class: 'covert',
        symbol: ({ searchDomain }) => (searchDomain.endsWith('.uk') ? '\u00A0' : ' '),
      },
    ],
  },
  (prompt, { shown }) => requestSaying(prompt, `Keep lines below 100${shown}characters.`),
);
