/** DECOY: marks what may be cached for its own vendor only, since others do not know the field. */
import { messagesRequest } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'no-cache-third-party',
    kind: 'decoy',
    does: 'marks what may be cached for its own vendor only, since others do not know the field',
    tells: [],
  },
  (prompt, { thirdParty }) => {
    const request = messagesRequest(prompt);
    if (!thirdParty) request.body['system'][0].cache_control = { type: 'ephemeral' };
    return request;
  },
);
