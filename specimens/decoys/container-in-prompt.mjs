/** DECOY: tells the model which container engine runs it. */
import { requestSaying } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'container-in-prompt',
    kind: 'decoy',
    does: 'tells the model which container engine runs it',
    factors: ['container', 'latency'],
    tells: [],
  },
  (prompt, { container }) => requestSaying(prompt, `Container: ${container === '' ? 'none' : container}.`),
);
