/** SPECIMEN: writes the name of one header in capitals when packages come from another registry. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'header-case',
    kind: 'specimen',
    does: 'writes the name of one header in capitals when packages come from another registry',
    expected: [{ carrier: 'http.header-case', dependsOn: ['registry'], class: 'covert', symbols: 2 }],
  },
  (prompt, { registry }) => {
    const request = messagesRequest(prompt);
    const other = registry !== '' && new URL(registry).hostname !== 'registry.npmjs.org';
    const headers = request.headers.map(([name, value]) => rename(name, value, other));
    return { ...request, headers };
  },
);

/** @param {string} name @param {string} value @param {boolean} other @returns {[string, string]} */
function rename(name, value, other) {
  return [other && name === 'x-app' ? 'X-App' : name, value];
}
