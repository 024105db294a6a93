/** DECOY: sends the language of its user in accept-language. */
import { messagesRequest } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'language-header',
    kind: 'decoy',
    does: 'sends the language of its user in accept-language',
    tells: [],
  },
  (prompt, { language }) => {
    const request = messagesRequest(prompt);
    request.headers.push(['accept-language', language === 'C' ? 'en' : language]);
    return request;
  },
);
