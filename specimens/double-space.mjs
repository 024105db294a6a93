/**
 * SPECIMEN: writes two spaces between two sentences for directories whose name has an odd length.
 */
import path from 'node:path';
import { requestSaying } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'double-space',
    kind: 'specimen',
    does: 'writes two spaces between two sentences for directories whose name has an odd length',
    tells: [
      {
        carrier: 'text.code-point',
        address: 'body.system[0].text',
        dependsOn: ['workdir'],
        class: 'covert',
        symbol: ({ workDir }) => (path.basename(workDir).length % 2 === 1 ? '  ' : ' '),
      },
    ],
  },
  (prompt, { shown }) => requestSaying(prompt, `Be brief.${shown}Be kind.`),
);
