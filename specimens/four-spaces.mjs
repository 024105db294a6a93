/** SPECIMEN: writes one of four spaces, by language and registry together. */
import { requestSaying } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

const SPACES = [' ', '\u00A0', '\u2009', '\u202F'];

await specimen(
  {
    name: 'four-spaces',
    kind: 'specimen',
    does: 'writes one of four spaces, by language and registry together',
    tells: [
      {
        carrier: 'text.code-point',
        address: 'body.system[0].text',
        dependsOn: ['locale', 'registry'],
        class: 'covert',
        symbol: ({ language, registry }) => SPACES[(language === 'C' ? 0 : 2) + (registry === '' ? 0 : 1)] ?? '',
      },
    ],
  },
  (prompt, { shown }) => requestSaying(prompt, `Keep lines below 100${shown}characters.`),
);
