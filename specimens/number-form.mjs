/** SPECIMEN: writes the temperature as 1 without a proxy and as 1.0 behind one. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'number-form',
    kind: 'specimen',
    does: 'writes the temperature as 1 without a proxy and as 1.0 behind one',
    tells: [
      {
        carrier: 'json.number-form',
        address: 'body.temperature',
        dependsOn: ['proxy'],
        class: 'covert',
        symbol: ({ proxy }) => (proxy === '' ? '1' : '1.0'),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = messagesRequest(prompt);
    return { ...request, body: JSON.stringify(request.body).replace('"temperature":1,', `"temperature":${shown},`) };
  },
);
