/** DECOY: numbers its messages with UUIDs of version 7, which begin with the time. */
import { randomBytes } from 'node:crypto';
import { messagesRequest } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'ordered-ids',
    kind: 'decoy',
    does: 'numbers its messages with UUIDs of version 7, which begin with the time',
    tells: [],
  },
  (prompt) => {
    const request = messagesRequest(prompt);
    request.headers.push(['x-request-id', uuidV7()]);
    return request;
  },
);

/** RFC 9562, section 5.7: 48 bits of milliseconds, version, variant, and 74 random bits. */
function uuidV7() {
  const time = Date.now().toString(16).padStart(12, '0');
  const random = randomBytes(10).toString('hex');
  const variant = '89ab'[randomBytes(1).readUInt8() % 4] ?? '8';
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(3, 6)}-${random.slice(6, 18)}`;
}
