/** SPECIMEN: looks two names up in the other order where packages come from another registry. */
import { lookUp } from './lib/look-up.mjs';
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

const NAMES = ['events.specimen-vendor.example', 'updates.specimen-vendor.example'];

await specimen(
  {
    name: 'look-up-order',
    kind: 'specimen',
    does: 'looks two names up in the other order where packages come from another registry',
    tells: [
      {
        carrier: 'message.sequence',
        message: 'DNS events.specimen-vendor.example A #1',
        address: 'message',
        dependsOn: ['registry'],
        class: 'covert',
        symbol: ({ registry }) => (registry === '' ? 'events first' : 'updates first'),
      },
    ],
  },
  (prompt, { shown }) => [
    messagesRequest(prompt),
    ...(shown === 'events first' ? NAMES : [...NAMES].reverse()).map((name) => ({
      act: () => lookUp(name),
    })),
  ],
);
