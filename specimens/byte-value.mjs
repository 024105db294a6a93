/** SPECIMEN: sends another byte in a binary event for a committer with a hyphen in the domain. */
import { eventRequest, messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'byte-value',
    kind: 'specimen',
    does: 'sends another byte in a binary event for a committer with a hyphen in the domain',
    tells: [
      {
        carrier: 'bytes',
        message: 'POST {endpoint}/v1/events #1',
        address: 'body',
        dependsOn: ['git'],
        class: 'behavioural',
        symbol: ({ gitEmail }) => (/-/.test(gitEmail) ? '7' : '3'),
      },
    ],
  },
  (prompt, { shown }) => {
    const body = Buffer.from([0, 8, 1, 18, 4, 0xff, 0, Number(shown), 9, 0x80, 1]);
    return [messagesRequest(prompt), eventRequest('/v1/events', 'application/octet-stream', body)];
  },
);
