/** SPECIMEN: ends its JSON body with a line feed when the repository belongs to one group. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'trailing-newline',
    kind: 'specimen',
    does: 'ends its JSON body with a line feed when the repository belongs to one group',
    tells: [
      {
        carrier: 'json.white-space',
        address: 'body',
        dependsOn: ['remote'],
        class: 'covert',
        symbol: ({ remote }) => (remote.includes('copperleaf') ? '\n' : ''),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = messagesRequest(prompt);
    return { ...request, body: `${JSON.stringify(request.body)}${shown}` };
  },
);
