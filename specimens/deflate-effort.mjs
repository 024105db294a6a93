/**
 * SPECIMEN: compresses the same body into other bytes, by another effort, where there is a
 * repository with a remote.
 */
import { gzipSync } from 'node:zlib';
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'deflate-effort',
    kind: 'specimen',
    does: 'compresses the same body into other bytes, by another effort, where there is a repository with a remote',
    tells: [
      {
        carrier: 'http.coded-bytes',
        address: 'framing',
        dependsOn: ['remote'],
        class: 'covert',
        symbol: ({ remote }) => (remote === '' ? '6' : '7'),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = messagesRequest(prompt);
    request.headers.push(['content-encoding', 'gzip']);
    return { ...request, body: gzipSync(JSON.stringify(request.body), { level: Number(shown) }) };
  },
);
