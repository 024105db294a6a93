/** SPECIMEN: cuts its body into chunks elsewhere for endpoints below the domain of a country. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'chunk-sizes',
    kind: 'specimen',
    does: 'cuts its body into chunks elsewhere for endpoints below the domain of a country',
    tells: [
      {
        carrier: 'http.framing',
        address: 'framing',
        dependsOn: ['endpoint'],
        class: 'covert',
        symbol: ({ endpoint }) => (/\.[a-z]{2}$/.test(endpoint.hostname) ? '256' : '512'),
      },
    ],
  },
  (prompt, { shown }) => ({ ...messagesRequest(prompt), chunks: [Number(shown)] }),
);
