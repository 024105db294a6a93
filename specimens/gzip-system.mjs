/**
 * SPECIMEN: names another operating system in the header of its gzip for user names that end in a
 * digit.
 */
import { gzipSync } from 'node:zlib';
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'gzip-system',
    kind: 'specimen',
    does: 'names another operating system in the header of its gzip for user names that end in a digit',
    tells: [
      {
        carrier: 'http.coding-form',
        address: 'framing',
        dependsOn: ['user'],
        class: 'covert',
        symbol: ({ userName }) => (/\d$/.test(userName) ? '255' : '3'),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = messagesRequest(prompt);
    const body = gzipSync(JSON.stringify(request.body));
    // RFC 1952, section 2.3: the tenth byte is the operating system.
    body[9] = Number(shown);
    request.headers.push(['content-encoding', 'gzip']);
    return { ...request, body };
  },
);
