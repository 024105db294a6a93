/** SPECIMEN: waits a third of a second before its second message for one proxy. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'timing-gap',
    kind: 'specimen',
    does: 'waits a third of a second before its second message for one proxy',
    tells: [
      {
        carrier: 'timing.gap',
        message: 'POST {endpoint}/v1/messages #2',
        address: 'gap',
        dependsOn: ['proxy'],
        class: 'covert',
        symbol: ({ proxy }) => (proxy.includes('squid') ? '330' : '0'),
      },
    ],
  },
  (prompt, { shown }) => [messagesRequest(prompt), { ...messagesRequest(prompt), afterMs: Number(shown) }],
);
