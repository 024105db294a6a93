/** SPECIMEN: offers two protocols in the other order for one committer. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'alpn-order',
    kind: 'specimen',
    does: 'offers two protocols in the other order for one committer',
    tells: [
      {
        carrier: 'tls.order',
        message: 'TLS {endpoint} #2',
        address: 'extensions.alpn',
        dependsOn: ['git'],
        class: 'covert',
        symbol: ({ gitEmail }) => (gitEmail.endsWith('.dev') ? 'http/1.1,http/1.0' : 'http/1.0,http/1.1'),
      },
    ],
  },
  (prompt, { shown }) => ({ ...messagesRequest(prompt), tls: { ALPNProtocols: shown.split(',') } }),
);
