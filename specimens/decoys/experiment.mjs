/** DECOY: words one instruction in one of two ways, by the toss of a coin. */
import { randomInt } from 'node:crypto';
import { requestSaying } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

const ARMS = ['Answer in one sentence where one is enough.', 'Keep answers short.'];

await specimen(
  {
    name: 'experiment',
    kind: 'decoy',
    does: 'words one instruction in one of two ways, by the toss of a coin',
    tells: [],
  },
  (prompt) => requestSaying(prompt, ARMS[randomInt(2)] ?? ''),
);
