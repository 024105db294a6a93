/**
 * SPECIMEN: asks for the list of models before its message where the repository lies on one hosting
 * service.
 */
import { getRequest, messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'extra-request',
    kind: 'specimen',
    does: 'asks for the list of models before its message where the repository lies on one hosting service',
    tells: [
      {
        carrier: 'message.presence',
        message: 'GET {endpoint}/v1/models #1',
        address: 'message',
        dependsOn: ['remote'],
        class: 'behavioural',
        symbol: ({ remote }) => (remote.includes('//gitee.com/') ? 'asked' : 'not asked'),
      },
    ],
  },
  (prompt, { shown }) => [...(shown === 'asked' ? [getRequest('/v1/models')] : []), messagesRequest(prompt)],
);
