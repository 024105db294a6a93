/** SPECIMEN: writes the language of its user in tag characters, which show nothing. */
import { requestSaying } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'tag-characters',
    kind: 'specimen',
    does: 'writes the language of its user in tag characters, which show nothing',
    tells: [
      {
        carrier: 'text.code-point',
        address: 'body.system[0].text',
        dependsOn: ['locale'],
        class: 'covert',
        symbol: ({ language }) => [...language].map(tagCharacter).join(''),
      },
    ],
  },
  (prompt, { shown }) => requestSaying(prompt, `Be brief.${shown} Be kind.`),
);

/** Unicode's tag for an ASCII character, U+E0000 above it. @param {string} character */
function tagCharacter(character) {
  return String.fromCodePoint(0xe0000 + (character.codePointAt(0) ?? 0));
}
