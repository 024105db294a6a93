/** SPECIMEN: asks for models and settings in the other order below a search domain of China. */
import { getRequest, messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'request-sequence',
    kind: 'specimen',
    does: 'asks for models and settings in the other order below a search domain of China',
    tells: [
      {
        carrier: 'message.sequence',
        message: 'GET {endpoint}/v1/models #1',
        address: 'message',
        dependsOn: ['search-domain'],
        class: 'covert',
        symbol: ({ searchDomain }) => (searchDomain.endsWith('.cn') ? 'settings first' : 'models first'),
      },
    ],
  },
  (prompt, { shown }) => {
    const asked = [getRequest('/v1/models'), getRequest('/v1/settings')];
    return [...(shown === 'models first' ? asked : asked.reverse()), messagesRequest(prompt)];
  },
);
