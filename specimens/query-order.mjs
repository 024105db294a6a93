/**
 * SPECIMEN: writes the two parameters of its query in the order that the parity of a hash of the
 * host name picks.
 */
import { createHash } from 'node:crypto';
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'query-order',
    kind: 'specimen',
    does: 'writes the two parameters of its query in the order that the parity of a hash of the host name picks',
    tells: [
      {
        carrier: 'http.query-order',
        address: 'query',
        dependsOn: ['hostname'],
        class: 'covert',
        symbol: ({ hostName }) => (isOdd(hostName) ? 'beta=true&stream=1' : 'stream=1&beta=true'),
      },
    ],
  },
  (prompt, { shown }) => ({ ...messagesRequest(prompt), path: `/v1/messages?${shown}` }),
);

/** @param {string} text */
function isOdd(text) {
  return (createHash('sha256').update(text).digest()[0] ?? 0) % 2 === 1;
}
