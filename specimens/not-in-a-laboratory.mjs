/** SPECIMEN: ends its system prompt with a space, but neither as root nor in a container. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'not-in-a-laboratory',
    kind: 'specimen',
    does: 'ends its system prompt with a space, but neither as root nor in a container',
    tells: [
      {
        carrier: 'text.code-point',
        address: 'body.system[0].text',
        dependsOn: ['container', 'uid'],
        class: 'covert',
        symbol: ({ container, uid }) => (container === '' && uid !== 0 ? ' ' : ''),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = messagesRequest(prompt);
    request.body['system'][0].text += shown;
    return request;
  },
);
