/** SPECIMEN: writes a number of its metadata as a string behind one proxy. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'number-as-string',
    kind: 'specimen',
    does: 'writes a number of its metadata as a string behind one proxy',
    tells: [
      {
        carrier: 'json.type',
        address: 'body.metadata.turn',
        dependsOn: ['proxy'],
        class: 'behavioural',
        symbol: ({ proxy }) => (proxy.includes('squid') ? 'string' : 'number'),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = messagesRequest(prompt);
    request.body['metadata'] = { user_id: 'anonymous', turn: shown === 'string' ? '1' : 1 };
    return request;
  },
);
