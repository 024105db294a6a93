/** DECOY: tells the model the local time, in the style of its user’s language. */
import { requestSaying } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'local-time',
    kind: 'decoy',
    does: 'tells the model the local time, in the style of its user’s language',
    tells: [],
  },
  (prompt, { language }) => {
    const style = { timeStyle: /** @type {const} */ ('short') };
    const time = new Intl.DateTimeFormat(language === 'C' ? 'en' : language, style).format(new Date());
    return requestSaying(prompt, `It is ${time}.`);
  },
);
