/** DECOY: waits a random time, and sends its message once more by the toss of a coin. */
import { randomInt } from 'node:crypto';
import { messagesRequest } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'retry-jitter',
    kind: 'decoy',
    does: 'waits a random time, and sends its message once more by the toss of a coin',
    tells: [],
  },
  (prompt) => {
    const count = 1 + randomInt(2);
    return Array.from({ length: count }, () => ({ ...messagesRequest(prompt), afterMs: randomInt(80) }));
  },
);
