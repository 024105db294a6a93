/** SPECIMEN: asks for one token less for endpoints of two clouds. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'limit-value',
    kind: 'specimen',
    does: 'asks for one token less for endpoints of two clouds',
    tells: [
      {
        carrier: 'json.value',
        address: 'body.max_tokens',
        dependsOn: ['endpoint'],
        class: 'behavioural',
        symbol: ({ endpoint }) => (/amazonaws|aliyuncs/.test(endpoint.hostname) ? '1023' : '1024'),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = messagesRequest(prompt);
    return { ...request, body: { ...request.body, max_tokens: Number(shown) } };
  },
);
