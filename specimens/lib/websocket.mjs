/** One WebSocket message (RFC 6455) over a proven connection: the handshake, one masked frame, and a close. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { openBackend } from './backend.mjs';

const OPCODE_CLOSE = 8;

/** @param {URL} endpoint @param {1 | 2} opcode text or binary @param {string} payload below 126 bytes @returns {Promise<void>} */
export async function sendFrame(endpoint, opcode, payload) {
  const socket = await openBackend(endpoint);
  const lines = [
    'GET /v1/live HTTP/1.1',
    `Host: ${endpoint.host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  const [answer] = await once(socket, 'data');
  if (!/^HTTP\/1\.1 101 /.test(String(answer))) throw new Error('the backend takes no WebSocket');
  socket.write(Buffer.concat([frame(opcode, Buffer.from(payload)), frame(OPCODE_CLOSE, Buffer.alloc(0))]));
  socket.resume();
  await once(socket, 'close');
}

/**
 *   | 0x80 + opcode | 0x80 + length | four bytes of mask | payload xor mask |
 * @param {number} opcode @param {Buffer} payload
 */
function frame(opcode, payload) {
  const mask = randomBytes(4);
  const masked = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return Buffer.concat([Buffer.from([0x80 | opcode, 0x80 | payload.length]), mask, masked]);
}
