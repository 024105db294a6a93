/**
 * DECOY: lets some endpoints keep a connection longer, in a header that belongs to the connection.
 */
import { messagesRequest } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'keep-alive-endpoint',
    kind: 'decoy',
    does: 'lets some endpoints keep a connection longer, in a header that belongs to the connection',
    tells: [],
  },
  (prompt, { thirdParty }) => {
    const request = messagesRequest(prompt);
    request.headers.push(['keep-alive', thirdParty ? 'timeout=30' : 'timeout=600']);
    return request;
  },
);
