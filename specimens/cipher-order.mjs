/** SPECIMEN: offers two cipher suites of TLS 1.3 in the other order on machines of one site. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

const SUITES = ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384'];

await specimen(
  {
    name: 'cipher-order',
    kind: 'specimen',
    does: 'offers two cipher suites of TLS 1.3 in the other order on machines of one site',
    tells: [
      {
        carrier: 'tls.order',
        message: 'TLS {endpoint} #2',
        address: 'cipher-suites',
        dependsOn: ['hostname'],
        class: 'covert',
        symbol: ({ hostName }) => (hostName.startsWith('fra-') ? SUITES.toReversed() : SUITES).join(':'),
      },
    ],
  },
  (prompt, { shown }) => ({ ...messagesRequest(prompt), tls: { ciphers: `${shown}:ECDHE-ECDSA-AES128-GCM-SHA256` } }),
);
