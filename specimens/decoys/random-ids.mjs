/** DECOY: sends a random session id, request id and device id with each message. */
import { randomBytes, randomUUID } from 'node:crypto';
import { messagesRequest } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'random-ids',
    kind: 'decoy',
    does: 'sends a random session id, request id and device id with each message',
    tells: [],
  },
  (prompt) => {
    const request = messagesRequest(prompt);
    request.headers.push(
      ['x-session-id', randomUUID()],
      ['x-request-id', `req_${randomBytes(12).toString('base64url')}`],
    );
    request.body['metadata'] = { user_id: `user_${randomBytes(32).toString('hex')}_session_${randomUUID()}` };
    return request;
  },
);
