/** SPECIMEN: writes the name of one header in capitals when packages come from another registry. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'header-case',
    kind: 'specimen',
    does: 'writes the name of one header in capitals when packages come from another registry',
    tells: [
      {
        carrier: 'http.header-case',
        address: 'headers.x-app',
        dependsOn: ['registry'],
        class: 'covert',
        symbol: ({ registry }) => (isUsual(registry) ? 'x-app' : 'X-App'),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = messagesRequest(prompt);
    return { ...request, headers: request.headers.map(([name, value]) => [name === 'x-app' ? shown : name, value]) };
  },
);

/** @param {string} registry @returns {boolean} */
function isUsual(registry) {
  return registry === '' || new URL(registry).hostname === 'registry.npmjs.org';
}
