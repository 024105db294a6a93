/**
 * SPECIMEN: ends its random session id with an even digit in Asian time zones and with an odd one
 * elsewhere.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'id-parity',
    kind: 'specimen',
    does: 'ends its random session id with an even digit in Asian time zones and with an odd one elsewhere',
    tells: [
      {
        carrier: 'http.header-value',
        address: 'headers.x-session-id',
        dependsOn: ['timezone'],
        class: 'covert',
        symbol: ({ zone }) => (zone.startsWith('Asia/') ? 'even' : 'odd'),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = messagesRequest(prompt);
    const last = 2 * randomInt(5) + (shown === 'even' ? 0 : 1);
    request.headers.push(['x-session-id', `${randomBytes(10).toString('hex').slice(0, 19)}${last}`]);
    return request;
  },
);
