/** SPECIMEN: sends two headers in the other order when the endpoint is not its vendor. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'header-order',
    kind: 'specimen',
    does: 'sends two headers in the other order when the endpoint is not its vendor',
    tells: [
      {
        carrier: 'http.header-order',
        address: 'headers',
        dependsOn: ['endpoint'],
        class: 'covert',
        symbol: ({ thirdParty }) => (thirdParty ? 'x-app first' : 'anthropic-version first'),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = messagesRequest(prompt);
    const [others, lastTwo] = [request.headers.slice(0, -2), request.headers.slice(-2)];
    return { ...request, headers: [...others, ...(shown === 'x-app first' ? lastTwo.reverse() : lastTwo)] };
  },
);
