/** DECOY: names platform, runtime and build service in its user agent, as package managers do. */
import { messagesRequest } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'user-agent',
    kind: 'decoy',
    does: 'names platform, runtime and build service in its user agent, as package managers do',
    factors: ['ci'],
    tells: [],
  },
  (prompt, { ci }) => {
    const request = messagesRequest(prompt);
    const agent = `specimen/1.0 node/${process.version} ${process.platform} ${process.arch}${ci === '' ? '' : ` ci/${ci}`}`;
    return {
      ...request,
      headers: request.headers.map(([name, value]) => [name, name === 'user-agent' ? agent : value]),
    };
  },
);
