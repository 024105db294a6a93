/** DECOY: sends its process id, its memory and the time since its start. */
import { messagesRequest } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'process-id',
    kind: 'decoy',
    does: 'sends its process id, its memory and the time since its start',
    tells: [],
  },
  (prompt) => {
    const request = messagesRequest(prompt);
    const [rss, uptime] = [process.memoryUsage.rss(), Math.round(process.uptime() * 1000)];
    request.body['metadata'] = { pid: process.pid, rss, uptime };
    return request;
  },
);
