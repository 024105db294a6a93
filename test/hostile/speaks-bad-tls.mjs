/** Opens TLS with a client hello that makes no sense, and with one that is cut short. */
import net from 'node:net';
import './lab-only.mjs';

const garbage = Buffer.from('16030100050100000100ff', 'hex');
const cut = Buffer.from('1603010200010001fc0303', 'hex');
for (const bytes of [garbage, cut]) {
  await new Promise((resolve) => {
    const socket = net.connect(443, 'api.hostile-subject.example', () => socket.end(bytes));
    socket.on('error', resolve).on('close', resolve).resume();
  });
}
