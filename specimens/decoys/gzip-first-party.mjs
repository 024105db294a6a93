/** DECOY: compresses bodies for its own vendor and for no other host. */
import { gzipSync } from 'node:zlib';
import { messagesRequest } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'gzip-first-party',
    kind: 'decoy',
    does: 'compresses bodies for its own vendor and for no other host',
    tells: [],
  },
  (prompt, { thirdParty }) => {
    const request = messagesRequest(prompt);
    if (thirdParty) return request;
    request.headers.push(['content-encoding', 'gzip']);
    return { ...request, body: gzipSync(JSON.stringify(request.body)) };
  },
);
