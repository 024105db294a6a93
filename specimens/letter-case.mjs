/** SPECIMEN: writes the name of a format in capitals in one build service. */
import { requestSaying } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'letter-case',
    kind: 'specimen',
    does: 'writes the name of a format in capitals in one build service',
    tells: [
      {
        carrier: 'text.code-point',
        address: 'body.system[0].text',
        dependsOn: ['ci'],
        class: 'covert',
        symbol: ({ ci }) => (ci === 'github-actions' ? 'JSON' : 'json'),
      },
    ],
  },
  (prompt, { shown }) => requestSaying(prompt, `Where data is asked for, answer in ${shown} alone.`),
);
