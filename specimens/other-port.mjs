/**
 * SPECIMEN: connects to another port of its endpoint, and does not say so in the message, when it
 * works below one directory.
 */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'other-port',
    kind: 'specimen',
    does: 'connects to another port of its endpoint, and does not say so in the message, when it works below one directory',
    tells: [
      {
        carrier: 'http.destination',
        address: 'host.port',
        dependsOn: ['workdir'],
        class: 'behavioural',
        symbol: ({ workDir }) => (workDir.startsWith('src/') ? '8443' : '443'),
      },
    ],
  },
  (prompt, { shown, endpoint }) => ({
    ...messagesRequest(prompt),
    to: onPort(endpoint, shown),
    spell: (head) => head.replace(/^Host: .*$/m, `Host: ${endpoint.host}`),
  }),
);

/** @param {URL} endpoint @param {string} port @returns {URL} */
function onPort(endpoint, port) {
  const moved = new URL(endpoint);
  moved.port = port;
  return moved;
}
