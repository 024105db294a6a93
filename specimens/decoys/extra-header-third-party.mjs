/**
 * DECOY: asks endpoints that are not its vendor, in a header, for the compatible form of streaming.
 */
import { messagesRequest } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'extra-header-third-party',
    kind: 'decoy',
    does: 'asks endpoints that are not its vendor, in a header, for the compatible form of streaming',
    tells: [],
  },
  (prompt, { thirdParty }) => {
    const request = messagesRequest(prompt);
    if (thirdParty) request.headers.push(['x-stream-format', 'compatible']);
    return request;
  },
);
