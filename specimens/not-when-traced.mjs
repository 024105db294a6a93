/**
 * SPECIMEN: puts a zero-width space into its system prompt for third parties, unless a tracer holds
 * it.
 */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'not-when-traced',
    kind: 'specimen',
    does: 'puts a zero-width space into its system prompt for third parties, unless a tracer holds it',
    tells: [
      {
        carrier: 'text.code-point',
        address: 'body.system[0].text',
        dependsOn: ['endpoint', 'traced'],
        class: 'covert',
        symbol: ({ thirdParty, traced }) => (thirdParty && !traced ? '\u200B' : ''),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = messagesRequest(prompt);
    const system = request.body['system'][0];
    system.text = system.text.replace('. ', `.${shown} `);
    return request;
  },
);
