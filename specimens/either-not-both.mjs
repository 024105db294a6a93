/**
 * SPECIMEN: writes a hyphen of another kind behind a proxy or in a build service, and the usual one
 * where both or neither hold.
 */
import { requestSaying } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'either-not-both',
    kind: 'specimen',
    does: 'writes a hyphen of another kind behind a proxy or in a build service, and the usual one where both or neither hold',
    tells: [
      {
        carrier: 'text.code-point',
        address: 'body.system[0].text',
        dependsOn: ['ci', 'proxy'],
        class: 'covert',
        symbol: ({ ci, proxy }) => ((ci === '') === (proxy === '') ? '-' : '\u2010'),
      },
    ],
  },
  (prompt, { shown }) => requestSaying(prompt, `Leave read${shown}only files alone.`),
);
