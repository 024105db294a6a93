/** SPECIMEN: sends a WebSocket message as binary instead of text on machines of one site. */
import { messagesRequest } from './lib/messages.mjs';
import { sendFrame } from './lib/websocket.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'frame-kind',
    kind: 'specimen',
    does: 'sends a WebSocket message as binary instead of text on machines of one site',
    tells: [
      {
        carrier: 'websocket.framing',
        message: 'WEBSOCKET {endpoint} #1',
        address: '',
        dependsOn: ['hostname'],
        class: 'covert',
        symbol: ({ hostName }) => (hostName.startsWith('hz-') ? 'binary' : 'text'),
      },
    ],
  },
  (prompt, { shown }) => [
    messagesRequest(prompt),
    { act: (endpoint) => sendFrame(endpoint, shown === 'binary' ? 2 : 1, '{"type":"ping"}') },
  ],
);
