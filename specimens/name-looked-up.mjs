/** SPECIMEN: looks a name up, and never connects to it, in one build service. */
import { lookUp } from './lib/look-up.mjs';
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'name-looked-up',
    kind: 'specimen',
    does: 'looks a name up, and never connects to it, in one build service',
    tells: [
      {
        carrier: 'message.presence',
        message: 'DNS telemetry.specimen-vendor.example A #1',
        address: 'message',
        dependsOn: ['ci'],
        class: 'behavioural',
        symbol: ({ ci }) => (ci === 'gitlab-ci' ? 'looked up' : 'not looked up'),
      },
    ],
  },
  (prompt, { shown }) => [
    messagesRequest(prompt),
    ...(shown === 'looked up' ? [{ act: () => lookUp('telemetry.specimen-vendor.example') }] : []),
  ],
);
