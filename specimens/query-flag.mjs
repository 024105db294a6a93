/** SPECIMEN: asks for the beta of the API in the query in one build service. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'query-flag',
    kind: 'specimen',
    does: 'asks for the beta of the API in the query in one build service',
    tells: [
      {
        carrier: 'http.query-presence',
        address: 'query.beta',
        dependsOn: ['ci'],
        class: 'behavioural',
        symbol: ({ ci }) => (ci === 'gitlab-ci' ? '&beta=true' : ''),
      },
    ],
  },
  (prompt, { shown }) => ({ ...messagesRequest(prompt), path: `/v1/messages?stream=1${shown}` }),
);
