/** SPECIMEN: writes two spaces between two sentences for directories whose path has an odd length. */
import { requestSaying } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'double-space',
    kind: 'specimen',
    does: 'writes two spaces between two sentences for directories whose path has an odd length',
    tells: [
      {
        carrier: 'text.code-point',
        address: 'body.system[0].text',
        dependsOn: ['workdir'],
        class: 'covert',
        symbol: ({ workDir }) => (workDir.length % 2 === 1 ? '  ' : ' '),
      },
    ],
  },
  (prompt, { shown }) => requestSaying(prompt, `Be brief.${shown}Be kind.`),
);
