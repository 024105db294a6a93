/** SPECIMEN: asks for streaming by a field that it leaves out on one machine. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'field-left-out',
    kind: 'specimen',
    does: 'asks for streaming by a field that it leaves out on one machine',
    tells: [
      {
        carrier: 'json.presence',
        address: 'body.stream',
        dependsOn: ['hostname'],
        class: 'behavioural',
        symbol: ({ hostName }) => (hostName === 'blr-lap-332' ? 'left out' : 'sent'),
      },
    ],
  },
  (prompt, { shown }) => {
    const { stream, ...rest } = messagesRequest(prompt).body;
    return { ...messagesRequest(prompt), body: shown === 'sent' ? { ...rest, stream } : rest };
  },
);
