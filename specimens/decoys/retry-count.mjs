/** DECOY: counts its tries in a header, and tries again a random number of times. */
import { randomInt } from 'node:crypto';
import { messagesRequest } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'retry-count',
    kind: 'decoy',
    does: 'counts its tries in a header, and tries again a random number of times',
    tells: [],
  },
  (prompt) =>
    Array.from({ length: 1 + randomInt(3) }, (_, count) => {
      const request = messagesRequest(prompt);
      request.headers.push(['x-retry-count', String(count)]);
      return request;
    }),
);
