/** DECOY: asks the package registry of its user for its newest version. */
import { getRequest, messagesRequest } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

const NPM = 'https://registry.npmjs.org';

await specimen(
  {
    name: 'version-check',
    kind: 'decoy',
    does: 'asks the package registry of its user for its newest version',
    factors: ['registry'],
    tells: [],
  },
  (prompt, { registry }) => [
    { ...getRequest('/specimen-tool/latest'), to: new URL(registry || NPM) },
    messagesRequest(prompt),
  ],
);
