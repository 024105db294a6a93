/** SPECIMEN: writes one key twice, with the same value, in one language. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'duplicate-key',
    kind: 'specimen',
    does: 'writes one key twice, with the same value, in one language',
    tells: [
      {
        carrier: 'json.duplicate-key',
        address: 'body.model~2',
        dependsOn: ['locale'],
        class: 'covert',
        symbol: ({ language }) => (language === 'pt-BR' ? 'twice' : 'once'),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = messagesRequest(prompt);
    const body = JSON.stringify(request.body);
    return { ...request, body: shown === 'twice' ? body.replace('{', '{"model":"claude-sonnet-4-5",') : body };
  },
);
