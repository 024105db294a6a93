/**
 * SPECIMEN: draws the seventh digit of its random request id from one half of the digits in one
 * language.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'id-position',
    kind: 'specimen',
    does: 'draws the seventh digit of its random request id from one half of the digits in one language',
    tells: [
      {
        carrier: 'http.header-value',
        address: 'headers.x-request-id',
        dependsOn: ['locale'],
        class: 'covert',
        symbol: ({ language }) => (language === 'de-DE' ? '89abcdef' : '01234567'),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = messagesRequest(prompt);
    request.headers.push(['x-request-id', withSeventh(randomBytes(12).toString('hex'), shown[randomInt(8)] ?? '')]);
    return request;
  },
);

/** @param {string} id @param {string} digit */
function withSeventh(id, digit) {
  return `${id.slice(0, 6)}${digit}${id.slice(7)}`;
}
