/** DECOY: writes a number as its user’s language does. */
import { requestSaying } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'local-number',
    kind: 'decoy',
    does: 'writes a number as its user’s language does',
    tells: [],
  },
  (prompt, { language }) => {
    const size = new Intl.NumberFormat(language === 'C' ? 'en' : language).format(1048576.5);
    return requestSaying(prompt, `The largest file has ${size} bytes.`);
  },
);
