/** SPECIMEN: writes a space behind one colon of its JSON body in one build service. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'white-space',
    kind: 'specimen',
    does: 'writes a space behind one colon of its JSON body in one build service',
    tells: [
      {
        carrier: 'json.white-space',
        address: 'body',
        dependsOn: ['ci'],
        class: 'covert',
        symbol: ({ ci }) => (ci === 'gitlab-ci' ? ' ' : ''),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = messagesRequest(prompt);
    return { ...request, body: JSON.stringify(request.body).replace('"model":', `"model":${shown}`) };
  },
);
