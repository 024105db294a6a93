/** DECOY: tells the model the name of the machine. */
import { requestSaying } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'host-name-in-prompt',
    kind: 'decoy',
    does: 'tells the model the name of the machine',
    factors: ['hostname'],
    tells: [],
  },
  (prompt, { hostName }) => requestSaying(prompt, `This machine is called ${hostName}.`),
);
