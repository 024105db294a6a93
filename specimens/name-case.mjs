/** SPECIMEN: writes a name that it looks up with one capital behind a proxy. */
import { lookUp } from './lib/look-up.mjs';
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'name-case',
    kind: 'specimen',
    does: 'writes a name that it looks up with one capital behind a proxy',
    tells: [
      {
        carrier: 'text.code-point',
        message: 'DNS telemetry.specimen-vendor.example A #1',
        address: 'questions[0].host',
        dependsOn: ['proxy'],
        class: 'covert',
        symbol: ({ proxy }) => (proxy === '' ? 'telemetry' : 'teLemetry'),
      },
    ],
  },
  (prompt, { shown }) => [messagesRequest(prompt), { act: () => lookUp(`${shown}.specimen-vendor.example`) }],
);
