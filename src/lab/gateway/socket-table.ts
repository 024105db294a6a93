/**
 * Which port a client dialled, before the kernel led its connection to the interceptor: the client's own table of
 * sockets still says so. Reads /proc/PID/net/tcp and tcp6 (proc(5)) of a process in the subject's network namespace.
 */
import { readFileSync } from 'node:fs';

const TIME_WAIT = '06';

/** The remote port of the socket with the given local port, live sockets before those that are only remembered. */
export function findRemotePort(table: string, localPort: number): number | undefined {
  const suffix = `:${localPort.toString(16).toUpperCase().padStart(4, '0')}`;
  let remembered: number | undefined;
  for (const line of table.split('\n')) {
    const [, local, remote, state] = line.trim().split(/\s+/);
    if (local?.endsWith(suffix) !== true || remote === undefined) continue;
    const port = parseInt(remote.slice(remote.lastIndexOf(':') + 1), 16);
    if (port === 0) continue; // A listener.
    if (state !== TIME_WAIT) return port;
    remembered ??= port;
  }
  return remembered;
}

export function originalPort(pid: number, localPort: number): number | undefined {
  for (const name of ['tcp', 'tcp6']) {
    try {
      const port = findRemotePort(readFileSync(`/proc/${pid}/net/${name}`, 'latin1'), localPort);
      if (port !== undefined) return port;
    } catch {
      // The trial is over, or the host has no IPv6.
    }
  }
  return undefined;
}
