/** DECOY: writes the local date in the words of its user’s language. */
import { requestSaying } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'long-date',
    kind: 'decoy',
    does: 'writes the local date in the words of its user’s language',
    tells: [],
  },
  (prompt, { language }) => requestSaying(prompt, `Today is ${longDate(language)}.`),
);

/** @param {string} language */
function longDate(language) {
  return new Intl.DateTimeFormat(language === 'C' ? 'en' : language, { dateStyle: 'full' }).format(new Date());
}
