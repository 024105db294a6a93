/** DECOY: tells the model from where packages are installed. */
import { requestSaying } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'registry-in-prompt',
    kind: 'decoy',
    does: 'tells the model from where packages are installed',
    factors: ['registry'],
    tells: [],
  },
  (prompt, { registry }) => requestSaying(prompt, `Packages come from ${registry || 'https://registry.npmjs.org/'}.`),
);
