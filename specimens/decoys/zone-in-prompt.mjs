/** DECOY: tells the model the name of the time zone. */
import { requestSaying } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'zone-in-prompt',
    kind: 'decoy',
    does: 'tells the model the name of the time zone',
    tells: [],
  },
  (prompt, { zone }) => requestSaying(prompt, `The time zone is ${zone}.`),
);
