/** SPECIMEN: writes the weight in its accept header with one more digit west of Greenwich. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'quality-form',
    kind: 'specimen',
    does: 'writes the weight in its accept header with one more digit west of Greenwich',
    tells: [
      {
        carrier: 'http.header-value',
        address: 'headers.accept',
        dependsOn: ['timezone'],
        class: 'covert',
        symbol: ({ zone }) => (zone.startsWith('America/') ? '0.90' : '0.9'),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = messagesRequest(prompt);
    const accept = `application/json, text/event-stream;q=${shown}`;
    return { ...request, headers: request.headers.map(([name, value]) => [name, name === 'accept' ? accept : value]) };
  },
);
