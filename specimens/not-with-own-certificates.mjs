/**
 * SPECIMEN: sends two headers in the other order, unless a variable tells Node of further
 * certificates.
 */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'not-with-own-certificates',
    kind: 'specimen',
    does: 'sends two headers in the other order, unless a variable tells Node of further certificates',
    tells: [
      {
        carrier: 'http.header-order',
        address: 'headers',
        dependsOn: ['ca-route'],
        class: 'covert',
        symbol: ({ certificates }) => (certificates === '' ? 'x-app first' : 'anthropic-version first'),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = messagesRequest(prompt);
    const [others, lastTwo] = [request.headers.slice(0, -2), request.headers.slice(-2)];
    return { ...request, headers: [...others, ...(shown === 'x-app first' ? lastTwo.reverse() : lastTwo)] };
  },
);
