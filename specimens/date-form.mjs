/** SPECIMEN: writes a date of its own with points instead of hyphens where there is a proxy. */
import { requestSaying } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'date-form',
    kind: 'specimen',
    does: 'writes a date of its own with points instead of hyphens where there is a proxy',
    tells: [
      {
        carrier: 'text.code-point',
        address: 'body.system[0].text',
        dependsOn: ['proxy'],
        class: 'covert',
        symbol: ({ proxy }) => (proxy === '' ? '-' : '.'),
      },
    ],
  },
  (prompt, { shown }) => requestSaying(prompt, `Your knowledge ends on ${['2026', '03', '31'].join(shown)}.`),
);
