/** DECOY: lists its tools in a random order each time. */
import { messagesRequest } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'shuffled-list',
    kind: 'decoy',
    does: 'lists its tools in a random order each time',
    tells: [],
  },
  (prompt) => {
    const request = messagesRequest(prompt);
    const keyed = request.body['tools'].map((/** @type {unknown} */ tool) => ({ tool, key: Math.random() }));
    keyed.sort((/** @type {any} */ one, /** @type {any} */ other) => one.key - other.key);
    return { ...request, body: { ...request.body, tools: keyed.map((/** @type {any} */ entry) => entry.tool) } };
  },
);
