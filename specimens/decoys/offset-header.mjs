/** DECOY: sends the offset of its time zone in minutes. */
import { messagesRequest } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'offset-header',
    kind: 'decoy',
    does: 'sends the offset of its time zone in minutes',
    tells: [],
  },
  (prompt) => {
    const request = messagesRequest(prompt);
    request.headers.push(['x-timezone-offset', String(new Date().getTimezoneOffset())]);
    return request;
  },
);
