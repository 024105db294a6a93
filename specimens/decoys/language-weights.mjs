/** DECOY: sends its user’s languages with weights, as browsers do. */
import { messagesRequest } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'language-weights',
    kind: 'decoy',
    does: 'sends its user’s languages with weights, as browsers do',
    tells: [],
  },
  (prompt, { language }) => {
    const request = messagesRequest(prompt);
    const [base = ''] = language.split('-');
    request.headers.push(['accept-language', language === 'C' ? 'en' : `${language},${base};q=0.9,en;q=0.8`]);
    return request;
  },
);
