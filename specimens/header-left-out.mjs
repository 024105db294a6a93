/** SPECIMEN: leaves the header that names its kind of client out behind a proxy. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'header-left-out',
    kind: 'specimen',
    does: 'leaves the header that names its kind of client out behind a proxy',
    tells: [
      {
        carrier: 'http.header-presence',
        address: 'headers.x-app',
        dependsOn: ['proxy'],
        class: 'behavioural',
        symbol: ({ proxy }) => (proxy === '' ? 'sent' : 'left out'),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = messagesRequest(prompt);
    return { ...request, headers: request.headers.filter(([name]) => shown === 'sent' || name !== 'x-app') };
  },
);
