/** DECOY: groups its output with the marks of the build service. */
import { messagesRequest } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'ci-banner',
    kind: 'decoy',
    does: 'groups its output with the marks of the build service',
    factors: ['ci'],
    tells: [],
  },
  (prompt, { ci }) => {
    if (ci === 'github-actions') process.stdout.write('::group::specimen\n');
    return messagesRequest(prompt);
  },
);
