/**
 * The gateway's side of the captive network, inside a worker. It gives the ports that the
 * interceptor opens and the port that a client dialled, answers DNS datagrams, and records every
 * other packet. There is no device to the outside, so nothing here can forward.
 */
import { readFileSync } from 'node:fs';
import type { PutBlob } from '../../core/model/index.ts';
import { LabError } from '../contract/lab.ts';
import { INTERCEPTOR_PORT, type TcpReach } from '../namespaces/addresses.ts';
import type { Peer } from './dialled-port.ts';
import { PacketLog, type PacketRecord } from './packet-log.ts';
import type { SeenPacket } from './packets.ts';
import { type Recorder, startRecorder } from './recorder.ts';
import { type AnswerDatagram, DNS_PORT, ResolverPort } from './dns-socket.ts';
import { NETWORK_VARIABLE } from '../namespaces/start-worker.ts';

export interface SandboxNetwork {
  readonly tcp: TcpReach;
  /** Limits of this kernel, for the capture. */
  readonly limits: readonly string[];
  /**
   * The port that a client dialled, by the accepted socket's remote end; undefined if it is gone
   * without a trace.
   */
  readonly originalPort: (from: Peer) => Promise<number | undefined>;
  /**
   * For the sandbox: begins the record of one trial, whose subject shares its network with process
   * `pid`.
   */
  readonly attend: (pid: number) => void;
  /** For the sandbox: ends it when all that was sent has been seen. */
  readonly conclude: (startedAt: number, put: PutBlob) => Promise<PacketRecord>;
  readonly close: () => Promise<void>;
}

/** @throws LabError when called outside a worker, or when the kernel gives no packet socket */
export async function setUpNetwork(answer: AnswerDatagram): Promise<SandboxNetwork> {
  const mode = process.env[NETWORK_VARIABLE];
  if (mode === undefined)
    throw new LabError('the captive network exists only inside a worker', 'start it with startWorker');
  const tcp: TcpReach =
    mode === 'all-ports' ? { kind: mode, port: INTERCEPTOR_PORT } : { kind: 'listed-ports', ports: LISTED_PORTS };
  const resolver = await ResolverPort.open();
  const log = new PacketLog(tcp);
  const recorder = await startRecorder((packet) => {
    if (!answerQuery(packet, answer, resolver, (what) => log.trouble(what))) log.add(packet);
  });
  return networkOf(tcp, resolver, log, recorder);
}

function networkOf(tcp: TcpReach, resolver: ResolverPort, log: PacketLog, recorder: Recorder): SandboxNetwork {
  let subject: number | undefined;
  return {
    tcp,
    limits:
      tcp.kind === 'all-ports' ? [] : [`no nf_tables on this kernel: only ${tcp.ports.length} tcp ports are answered`],
    // The kernel's own table costs milliseconds to read, so it is asked last.
    originalPort: async (from) =>
      (await log.dialled.take(from)) ?? (subject === undefined ? undefined : originalPort(subject, from.port)),
    attend: (pid) => {
      subject = pid;
      log.begin();
    },
    conclude: async (startedAt, put) => {
      const lost = await recorder.mark();
      return log.end(startedAt, lost, put);
    },
    close: async () => {
      recorder.close();
      await resolver.close();
    },
  };
}

/** True if the packet was a DNS query, which the caller of `setUpNetwork` records. */
function answerQuery(
  packet: SeenPacket,
  answer: AnswerDatagram,
  resolver: ResolverPort,
  onTrouble: (what: string) => void,
): boolean {
  const { datagram, port, from, address } = packet;
  if (port !== DNS_PORT || datagram === undefined || from.port === undefined || isMulticast(address)) return false;
  const bytes = answer({ resolver: address, bytes: datagram });
  if (bytes) {
    const to = { address: from.address, port: from.port };
    resolver
      .reply(address, to, bytes)
      .catch((error: unknown) => onTrouble(`no dns answer from ${address}: ${String(error)}`));
  }
  return true;
}

function isMulticast(address: string): boolean {
  return address.startsWith('ff') || address === '255.255.255.255' || /^2(2[4-9]|3\d)\./.test(address);
}

const LISTED_PORTS = [
  ...Array.from({ length: 1024 }, (_, index) => index + 1),
  ...[
    1080, 1194, 1234, 1337, 1433, 1521, 1883, 1935, 2049, 2052, 2053, 2082, 2083, 2086, 2087, 2095, 2096, 2222, 2375,
    2376,
  ],
  ...[
    2379, 3000, 3001, 3128, 3306, 3333, 3389, 3478, 4000, 4173, 4200, 4222, 4317, 4318, 4443, 4873, 5000, 5001, 5173,
    5222,
  ],
  ...[
    5228, 5349, 5432, 5672, 5900, 6000, 6379, 6443, 6666, 6667, 7000, 7001, 7070, 7860, 7890, 8000, 8001, 8008, 8010,
    8080,
  ],
  ...[
    8081, 8082, 8086, 8088, 8090, 8118, 8123, 8125, 8126, 8200, 8283, 8317, 8333, 8443, 8500, 8787, 8800, 8880, 8883,
    8888,
  ],
  ...[
    8899, 9000, 9001, 9042, 9050, 9080, 9090, 9091, 9092, 9200, 9418, 9443, 9999, 10000, 10808, 10809, 11211, 11434,
    15432,
  ],
  ...[18080, 20128, 25565, 27017, 28017, 30000, 31337, 32768, 34567, 50051, 51820, 55555, 60000, 62078, 65535],
];

const TIME_WAIT = '06';

/**
 * The remote port of the socket with the given local port, live sockets before those that are only
 * remembered.
 */
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

/**
 * The port that a client dialled before the kernel led its connection to the interceptor. Source:
 * the client's own table of sockets, /proc/PID/net/tcp and tcp6 (proc(5)) in its network namespace.
 */
function originalPort(pid: number, localPort: number): number | undefined {
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
