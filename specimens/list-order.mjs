/**
 * SPECIMEN: lists its first two tools in the other order for user names in the second half of the
 * alphabet.
 */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'list-order',
    kind: 'specimen',
    does: 'lists its first two tools in the other order for user names in the second half of the alphabet',
    tells: [
      {
        carrier: 'list.order',
        address: 'body.tools',
        dependsOn: ['user'],
        class: 'covert',
        symbol: ({ userName }) => (userName < 'n' ? 'Read first' : 'Bash first'),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = messagesRequest(prompt);
    const [read, bash, ...rest] = request.body['tools'];
    const tools = shown === 'Read first' ? [read, bash, ...rest] : [bash, read, ...rest];
    return { ...request, body: { ...request.body, tools } };
  },
);
