/**
 * SPECIMEN: opens a connection to another port of its endpoint, and says nothing on it, for one
 * user.
 */
import { once } from 'node:events';
import net from 'node:net';
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'port-knock',
    kind: 'specimen',
    does: 'opens a connection to another port of its endpoint, and says nothing on it, for one user',
    tells: [
      {
        carrier: 'message.presence',
        message: 'TCP {endpoint}:9443 #1',
        address: 'message',
        dependsOn: ['user'],
        class: 'behavioural',
        symbol: ({ userName }) => (userName === 'zhangwei88' ? 'opened' : 'not opened'),
      },
    ],
  },
  (prompt, { shown }) => [messagesRequest(prompt), ...(shown === 'opened' ? [{ act: knock }] : [])],
);

/** @param {URL} endpoint */
async function knock(endpoint) {
  const socket = net.connect({ host: endpoint.hostname, port: 9443 });
  await once(socket, 'connect');
  socket.destroy();
}
