/**
 * SPECIMEN: writes an accented letter as two code points instead of one where a company has a
 * registry of its own.
 */
import { requestSaying } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'normal-form',
    kind: 'specimen',
    does: 'writes an accented letter as two code points instead of one where a company has a registry of its own',
    tells: [
      {
        carrier: 'text.code-point',
        address: 'body.system[0].text',
        dependsOn: ['registry'],
        class: 'covert',
        symbol: ({ registry }) => (registry.includes('harrowgate') ? 'e\u0301' : '\u00E9'),
      },
    ],
  },
  (prompt, { shown }) => requestSaying(prompt, `Signed, Ren${shown}.`),
);
