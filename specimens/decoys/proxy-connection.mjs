/**
 * DECOY: asks a proxy in front of it to keep the connection, in the header that old proxies know.
 */
import { messagesRequest } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'proxy-connection',
    kind: 'decoy',
    does: 'asks a proxy in front of it to keep the connection, in the header that old proxies know',
    factors: ['proxy'],
    tells: [],
  },
  (prompt, { proxy }) => {
    const request = messagesRequest(prompt);
    if (proxy !== '') request.headers.push(['proxy-connection', 'keep-alive']);
    return request;
  },
);
