/**
 * One look-up of an IPv4 address, in the spelling given, for a name that exists in a lab only. Node
 * lower-cases names, so this file writes the query itself (RFC 1035, section 4.1). Does not prove
 * the peer; see `Step` in `specimen.mjs`.
 */
import { randomBytes } from 'node:crypto';
import dgram from 'node:dgram';
import { getServers } from 'node:dns';
import { once } from 'node:events';

/** Flags: recursion desired. Counts: one question. Then, behind the name, type A and class IN. */
const HEAD = Buffer.from('01000001000000000000', 'hex');
const TAIL = Buffer.from('0000010001', 'hex');

/** @param {string} name below `.example` (RFC 2606) @returns {Promise<void>} */
export async function lookUp(name) {
  const [server = ''] = getServers();
  const socket = dgram.createSocket(server.includes(':') ? 'udp6' : 'udp4');
  const labels = name.split('.').flatMap((label) => [Buffer.from([label.length]), Buffer.from(label, 'latin1')]);
  socket.send(Buffer.concat([randomBytes(2), HEAD, ...labels, TAIL]), 53, server);
  await once(socket, 'message', { signal: AbortSignal.timeout(5000) });
  socket.close();
}
