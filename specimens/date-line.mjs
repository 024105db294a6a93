/**
 * SPECIMEN, a positive control. It rebuilds, in plain sight, a mechanism that was reported in public
 * for one coding CLI in June and July 2026: the line about today's date in the first message changes
 * two characters with the environment.
 *
 * | endpoint host                     | apostrophe | separator elsewhere | separator in a listed zone |
 * |-----------------------------------|------------|---------------------|----------------------------|
 * | unset, or exactly the vendor's    | U+0027     | -                   | - (inert)                  |
 * | any other, in neither list        | U+0027     | -                   | /                          |
 * | a listed domain or one below it   | U+2019     | -                   | /                          |
 * | contains a listed keyword         | U+02BC     | -                   | /                          |
 * | both                              | U+02B9     | -                   | /                          |
 */
import { readFileSync } from 'node:fs';
import { dateLineRequest, UNMARKED } from './lib/date-line.mjs';
import { specimen } from './lib/specimen.mjs';

const lists = JSON.parse(readFileSync(new URL('date-line.lists.json', import.meta.url), 'utf8'));

/**
 * Whether the host is one of the listed domains or a name below one.
 *
 * @param {string} host
 * @returns {boolean}
 */
function isListed(host) {
  return lists.domains.some((/** @type {string} */ domain) => host === domain || host.endsWith(`.${domain}`));
}

/** @param {string} host @returns {boolean} */
function hasKeyword(host) {
  return lists.keywords.some((/** @type {string} */ keyword) => host.includes(keyword));
}

/** @param {string} host */
function apostropheFor(host) {
  if (isListed(host)) return hasKeyword(host) ? '\u02B9' : '\u2019';
  return hasKeyword(host) ? '\u02BC' : "'";
}

const MESSAGE_TEXT = 'body.messages[0].content[0].text';

await specimen(
  {
    name: 'date-line',
    kind: 'specimen',
    does: 'writes the apostrophe and the separators of its date line differently by endpoint host and time zone',
    tells: [
      {
        carrier: 'text.code-point',
        address: MESSAGE_TEXT,
        dependsOn: ['endpoint'],
        class: 'covert',
        symbol: ({ thirdParty, endpoint }) => (thirdParty ? apostropheFor(endpoint.hostname) : UNMARKED.apostrophe),
      },
      {
        carrier: 'text.code-point',
        address: MESSAGE_TEXT,
        dependsOn: ['endpoint', 'timezone'],
        class: 'covert',
        symbol: ({ thirdParty, zone }) => (thirdParty && lists.zones.includes(zone) ? '/' : UNMARKED.separator),
      },
    ],
  },
  (prompt, { symbols: [apostrophe = '', separator = ''] }) => dateLineRequest(prompt, { apostrophe, separator }),
);
