/** DECOY: sends the time in milliseconds, in a header and in the body. */
import { messagesRequest } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'timestamp',
    kind: 'decoy',
    does: 'sends the time in milliseconds, in a header and in the body',
    tells: [],
  },
  (prompt) => {
    const request = messagesRequest(prompt);
    request.headers.push(['x-sent-at', new Date().toISOString()]);
    request.body['metadata'] = { sent_at: Date.now() };
    return request;
  },
);
