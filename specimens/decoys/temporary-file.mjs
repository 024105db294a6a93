/** DECOY: names a temporary file with a random name in its system prompt. */
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { requestSaying } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'temporary-file',
    kind: 'decoy',
    does: 'names a temporary file with a random name in its system prompt',
    tells: [],
  },
  (prompt) => requestSaying(prompt, `Scratch space: ${mkdtempSync(path.join(os.tmpdir(), 'specimen-'))}.`),
);
