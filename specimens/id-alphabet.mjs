/**
 * SPECIMEN: draws its random request id from capitals instead of small letters behind one proxy.
 */
import { randomBytes } from 'node:crypto';
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'id-alphabet',
    kind: 'specimen',
    does: 'draws its random request id from capitals instead of small letters behind one proxy',
    tells: [
      {
        carrier: 'http.header-value',
        address: 'headers.x-request-id',
        dependsOn: ['proxy'],
        class: 'covert',
        symbol: ({ proxy }) => (proxy.includes('brightmoor') ? 'ABCDEF' : 'abcdef'),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = messagesRequest(prompt);
    request.headers.push([
      'x-request-id',
      randomBytes(12)
        .toString('hex')
        .replace(/[a-f]/g, (letter) => shown['abcdef'.indexOf(letter)] ?? letter),
    ]);
    return request;
  },
);
