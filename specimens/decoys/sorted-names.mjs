/** DECOY: lists the files of its project in the order of its user’s language. */
import { requestSaying } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

/** Names whose order differs between languages: Chinese sorts Han characters by their sound. */
const FILES = ['readme.md', '安装.md', '测试.md', '中文.md', '八.md'];

await specimen(
  {
    name: 'sorted-names',
    kind: 'decoy',
    does: 'lists the files of its project in the order of its user’s language',
    tells: [],
  },
  (prompt, { language }) => {
    const { compare } = new Intl.Collator(language === 'C' ? 'en' : language);
    return requestSaying(prompt, `Files:\n${[...FILES].sort(compare).join('\n')}`);
  },
);
