/** DECOY: tells the model how wide the terminal is. */
import { requestSaying } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'terminal-width',
    kind: 'decoy',
    does: 'tells the model how wide the terminal is',
    factors: ['ci'],
    tells: [],
  },
  (prompt) =>
    requestSaying(
      prompt,
      `The terminal is ${process.stdout.columns ?? 80} columns wide (${process.env['TERM'] ?? 'dumb'}).`,
    ),
);
