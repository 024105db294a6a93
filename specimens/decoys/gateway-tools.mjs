/** DECOY: offers other tools behind a gateway, and says so to the model. */
import { messagesRequest, requestSaying } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

const FETCH = {
  name: 'Fetch',
  description: 'Reads a page of the web',
  input_schema: { type: 'object', properties: { address: { type: 'string' } }, required: ['address'] },
};

await specimen(
  {
    name: 'gateway-tools',
    kind: 'decoy',
    does: 'offers other tools behind a gateway, and says so to the model',
    tells: [],
  },
  (prompt, { thirdParty }) => {
    if (!thirdParty) return messagesRequest(prompt);
    const request = requestSaying(prompt, 'Searching the web is done by the Fetch tool.');
    const tools = request.body['tools'].map((/** @type {any} */ tool) => (tool.name === 'WebSearch' ? FETCH : tool));
    return { ...request, body: { ...request.body, tools } };
  },
);
