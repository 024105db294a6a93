/** Asks for a WebSocket (RFC 6455) at two paths, prints the answers, and says hello where it was given one. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:https';

const headers = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };

for (const path of ['/v1/responses', '/v1/live']) {
  const key = randomBytes(16).toString('base64');
  const asked = request(`https://api.tool.example${path}`, { headers: { ...headers, 'sec-websocket-key': key } });
  asked.end();
  const [answer, socket] = await Promise.race([once(asked, 'upgrade'), once(asked, 'response')]);
  console.log(path, answer.statusCode);
  if (socket === undefined) answer.resume();
  else {
    socket.write(frame('hello'));
    await once(socket, 'data'); // what closes it
    socket.destroy();
  }
}

/** One masked text frame. */
function frame(text) {
  const mask = randomBytes(4);
  const masked = Buffer.from(text).map((byte, at) => byte ^ mask[at % 4]);
  return Buffer.concat([Buffer.from([0x81, 0x80 | masked.length]), mask, masked]);
}
