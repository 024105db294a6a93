/** SPECIMEN: starts its random request id with another letter for third parties below .ai. */
import { randomBytes } from 'node:crypto';
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'id-prefix',
    kind: 'specimen',
    does: 'starts its random request id with another letter for third parties below .ai',
    tells: [
      {
        carrier: 'http.header-value',
        address: 'headers.x-request-id',
        dependsOn: ['endpoint'],
        class: 'covert',
        symbol: ({ endpoint }) => (endpoint.hostname.endsWith('.ai') ? 'b' : 'a'),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = messagesRequest(prompt);
    request.headers.push(['x-request-id', `${shown}${randomBytes(12).toString('hex')}`]);
    return request;
  },
);
