/** SPECIMEN: leaves its web search tool out for endpoints that are not its vendor. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'tool-left-out',
    kind: 'specimen',
    does: 'leaves its web search tool out for endpoints that are not its vendor',
    tells: [
      {
        carrier: 'list.presence',
        address: 'body.tools[name=WebSearch]',
        dependsOn: ['endpoint'],
        class: 'behavioural',
        symbol: ({ thirdParty }) => (thirdParty ? 'left out' : 'offered'),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = messagesRequest(prompt);
    const tools = request.body['tools'].filter(
      (/** @type {any} */ tool) => shown === 'offered' || tool.name !== 'WebSearch',
    );
    return { ...request, body: { ...request.body, tools } };
  },
);
