/** SPECIMEN: writes one letter of its system prompt in another script for users in China. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'look-alike-letter',
    kind: 'specimen',
    does: 'writes one letter of its system prompt in another script for users in China',
    tells: [
      {
        carrier: 'text.code-point',
        address: 'body.system[0].text',
        dependsOn: ['locale'],
        class: 'covert',
        symbol: ({ language }) => (language === 'zh-CN' ? '\u0430' : 'a'),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = messagesRequest(prompt);
    request.body['system'][0].text = request.body['system'][0].text.replace('assistant', `${shown}ssistant`);
    return request;
  },
);
