/** SPECIMEN: leaves its web search tool out for endpoints that are not its vendor. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'tool-left-out',
    kind: 'specimen',
    does: 'leaves its web search tool out for endpoints that are not its vendor',
    expected: [{ carrier: 'list.presence', dependsOn: ['endpoint'], class: 'behavioural', symbols: 2 }],
  },
  (prompt, { thirdParty }) => {
    const request = messagesRequest(prompt);
    const tools = request.body['tools'].filter((/** @type {any} */ tool) => !thirdParty || tool.name !== 'WebSearch');
    return { ...request, body: { ...request.body, tools } };
  },
);
