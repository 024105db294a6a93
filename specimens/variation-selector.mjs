/** SPECIMEN: puts a variation selector behind one letter for one user. */
import { requestSaying } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'variation-selector',
    kind: 'specimen',
    does: 'puts a variation selector behind one letter for one user',
    tells: [
      {
        carrier: 'text.code-point',
        address: 'body.system[0].text',
        dependsOn: ['user'],
        class: 'covert',
        symbol: ({ userName }) => (userName === 'mkeller' ? '\uFE0E' : ''),
      },
    ],
  },
  (prompt, { shown }) => requestSaying(prompt, `Take care${shown} with files.`),
);
