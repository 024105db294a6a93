/** SPECIMEN: quotes a word in one of three styles, by the kind of endpoint. */
import { requestSaying } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'quote-marks',
    kind: 'specimen',
    does: 'quotes a word in one of three styles, by the kind of endpoint',
    tells: [
      {
        carrier: 'text.code-point',
        address: 'body.system[0].text',
        dependsOn: ['endpoint'],
        class: 'covert',
        symbol: styleFor,
      },
    ],
  },
  (prompt, { shown: [open, close] }) => requestSaying(prompt, `Say ${open}done${close} when you are.`),
);

/** @param {import('./lib/environment.mjs').Environment} environment */
function styleFor({ thirdParty, endpoint }) {
  if (!thirdParty) return '""';
  return /\.(cn|io)$/.test(endpoint.hostname) ? '\u2033\u2033' : '\u201C\u201D';
}
