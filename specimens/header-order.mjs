/** SPECIMEN: sends two headers in the other order when the endpoint is not its vendor. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'header-order',
    kind: 'specimen',
    does: 'sends two headers in the other order when the endpoint is not its vendor',
    expected: [{ carrier: 'http.header-order', dependsOn: ['endpoint'], class: 'covert', symbols: 2 }],
  },
  (prompt, { thirdParty }) => {
    const request = messagesRequest(prompt);
    const [others, lastTwo] = [request.headers.slice(0, -2), request.headers.slice(-2)];
    return { ...request, headers: [...others, ...(thirdParty ? lastTwo.reverse() : lastTwo)] };
  },
);
