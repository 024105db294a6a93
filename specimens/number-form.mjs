/** SPECIMEN: writes the temperature as 1 without a proxy and as 1.0 behind one. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'number-form',
    kind: 'specimen',
    does: 'writes the temperature as 1 without a proxy and as 1.0 behind one',
    expected: [{ carrier: 'json.number-form', dependsOn: ['proxy'], class: 'covert', symbols: 2 }],
  },
  (prompt, { proxy }) => {
    const request = messagesRequest(prompt);
    const body = JSON.stringify(request.body);
    return { ...request, body: proxy === '' ? body : body.replace('"temperature":1,', '"temperature":1.0,') };
  },
);
