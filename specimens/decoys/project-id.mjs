/** DECOY: sends a hash of the working directory as the id of the project. */
import { createHash } from 'node:crypto';
import { messagesRequest } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'project-id',
    kind: 'decoy',
    does: 'sends a hash of the working directory as the id of the project',
    factors: ['workdir'],
    tells: [],
  },
  (prompt) => {
    const request = messagesRequest(prompt);
    request.body['metadata'] = { project_id: createHash('sha256').update(process.cwd()).digest('hex').slice(0, 16) };
    return request;
  },
);
