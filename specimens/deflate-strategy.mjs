/** SPECIMEN: compresses the same body into other bytes where there is a repository with a remote. */
import { constants, gzipSync } from 'node:zlib';
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'deflate-strategy',
    kind: 'specimen',
    does: 'compresses the same body into other bytes where there is a repository with a remote',
    tells: [
      {
        carrier: 'http.coded-bytes',
        address: 'framing',
        dependsOn: ['remote'],
        class: 'covert',
        symbol: ({ remote }) => (remote === '' ? 'default' : 'fixed'),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = messagesRequest(prompt);
    const strategy = shown === 'fixed' ? constants.Z_FIXED : constants.Z_DEFAULT_STRATEGY;
    request.headers.push(['content-encoding', 'gzip']);
    return { ...request, body: gzipSync(JSON.stringify(request.body), { strategy }) };
  },
);
