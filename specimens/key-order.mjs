/**
 * SPECIMEN: writes the first two keys of its JSON body in the other order in languages other than
 * English.
 */
import { chatRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

const ENGLISH = /^(C|en.*)$/;

await specimen(
  {
    name: 'key-order',
    kind: 'specimen',
    does: 'writes the first two keys of its JSON body in the other order in languages other than English',
    tells: [
      {
        carrier: 'json.key-order',
        message: 'POST {endpoint}/v1/chat/completions #1',
        address: 'body',
        dependsOn: ['locale'],
        class: 'covert',
        symbol: ({ language }) => (ENGLISH.test(language) ? 'model first' : 'max_tokens first'),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = chatRequest(prompt);
    const { model, max_tokens, ...rest } = request.body;
    return {
      ...request,
      body: shown === 'model first' ? { model, max_tokens, ...rest } : { max_tokens, model, ...rest },
    };
  },
);
