/** DECOY: writes a random installation id at its first run, and sends it. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { messagesRequest } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'first-run',
    kind: 'decoy',
    does: 'writes a random installation id at its first run, and sends it',
    factors: ['user'],
    tells: [],
  },
  (prompt) => {
    const request = messagesRequest(prompt);
    request.body['metadata'] = { user_id: installationId() };
    return request;
  },
);

/** A file in the home, as tools keep one. */
function installationId() {
  const folder = path.join(os.homedir(), '.specimen');
  const file = path.join(folder, 'installation-id');
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(file, randomUUID(), { flag: 'wx' });
  } catch {
    // The file exists: not the first run.
  }
  return readFileSync(file, 'utf8');
}
