/** SPECIMEN: says HTTP/1.0 instead of HTTP/1.1 where packages come from a mirror of npm. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'http-version',
    kind: 'specimen',
    does: 'says HTTP/1.0 instead of HTTP/1.1 where packages come from a mirror of npm',
    tells: [
      {
        carrier: 'http.request-line',
        address: 'request-line.version',
        dependsOn: ['registry'],
        class: 'behavioural',
        symbol: ({ registry }) => (registry.includes('mirror') ? 'HTTP/1.0' : 'HTTP/1.1'),
      },
    ],
  },
  (prompt, { shown }) => ({ ...messagesRequest(prompt), spell: (head) => head.replace('HTTP/1.1', shown) }),
);
