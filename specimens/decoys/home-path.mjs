/** DECOY: tells the model the path of the home and of the working directory. */
import os from 'node:os';
import { requestSaying } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'home-path',
    kind: 'decoy',
    does: 'tells the model the path of the home and of the working directory',
    factors: ['user', 'workdir'],
    tells: [],
  },
  (prompt) => requestSaying(prompt, `Working directory: ${process.cwd()}, home: ${os.homedir()}.`),
);
