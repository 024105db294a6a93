/**
 * SPECIMEN: ends its system prompt with a space for third parties only, and of these only in
 * Chinese behind a proxy.
 */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'three-factors',
    kind: 'specimen',
    does: 'ends its system prompt with a space for third parties only, and of these only in Chinese behind a proxy',
    tells: [
      {
        carrier: 'text.code-point',
        address: 'body.system[0].text',
        dependsOn: ['endpoint', 'locale', 'proxy'],
        class: 'covert',
        symbol: ({ thirdParty, language, proxy }) => (thirdParty && language === 'zh-CN' && proxy !== '' ? ' ' : ''),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = messagesRequest(prompt);
    request.body['system'][0].text += shown;
    return request;
  },
);
