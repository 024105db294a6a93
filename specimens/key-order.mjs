/** SPECIMEN: writes the first two keys of its JSON body in the other order in languages other than English. */
import { chatRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'key-order',
    kind: 'specimen',
    does: 'writes the first two keys of its JSON body in the other order in languages other than English',
    expected: [{ carrier: 'json.key-order', dependsOn: ['locale'], class: 'covert', symbols: 2 }],
  },
  (prompt, { language }) => {
    const request = chatRequest(prompt);
    const { model, max_tokens, ...rest } = request.body;
    const english = language === 'C' || language.startsWith('en');
    return { ...request, body: english ? { model, max_tokens, ...rest } : { max_tokens, model, ...rest } };
  },
);
