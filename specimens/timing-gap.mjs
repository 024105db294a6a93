/** SPECIMEN: waits a third of a second before its second message for one proxy. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

/** The wait ends with the second message's first event on the network: the look-up of its host. */
await specimen(
  {
    name: 'timing-gap',
    kind: 'specimen',
    does: 'waits a third of a second before its second message for one proxy',
    tells: [
      {
        carrier: 'timing.gap',
        message: 'DNS {endpoint} A #2',
        address: 'message',
        dependsOn: ['proxy'],
        class: 'covert',
        symbol: ({ proxy }) => (proxy.includes('squid') ? '330' : '0'),
      },
    ],
  },
  (prompt, { shown }) => [messagesRequest(prompt), { ...messagesRequest(prompt), afterMs: Number(shown) }],
);
