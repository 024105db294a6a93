/** SPECIMEN: writes the digits of an escape in capitals for the vendor of one region. */
import { requestSaying } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'escape-case',
    kind: 'specimen',
    does: 'writes the digits of an escape in capitals for the vendor of one region',
    tells: [
      {
        carrier: 'json.escape',
        address: 'body',
        dependsOn: ['endpoint'],
        class: 'covert',
        symbol: ({ endpoint }) => (endpoint.hostname.includes('.cn-') ? '\\u00E9' : '\\u00e9'),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = requestSaying(prompt, 'Signed, Ren\u00e9.');
    return { ...request, body: JSON.stringify(request.body).replace('\u00e9', shown) };
  },
);
