/** Keeps the packets of one trial, up to what memory should hold. It reads no socket. */
import type { PacketEvent, PutBlob } from '../../core/model/index.ts';
import type { TcpReach } from '../namespaces/addresses.ts';
import { DialledPorts } from './dialled-port.ts';
import type { SeenPacket } from './packets.ts';

export interface PacketRecord {
  readonly events: readonly PacketEvent[];
  readonly limits: readonly string[];
}

const MOST_PACKETS = 5000;
const MOST_BYTES = 16 << 20;

interface Kept {
  readonly at: number;
  readonly packet: SeenPacket;
}

export class PacketLog {
  readonly #answered: ReadonlySet<number> | 'all';
  readonly dialled = new DialledPorts();
  #kept: Kept[] = [];
  #bytes = 0;
  #notKept = 0;
  #troubles = new Set<string>();

  constructor(tcp: TcpReach) {
    this.#answered = tcp.kind === 'all-ports' ? 'all' : new Set(tcp.ports);
  }

  begin(): void {
    this.#empty();
    this.dialled.clear();
  }

  #empty(): void {
    this.#kept = [];
    this.#bytes = 0;
    this.#notKept = 0;
    this.#troubles.clear();
  }

  /** Something of ours that failed and that the capture should say. */
  trouble(what: string): void {
    this.#troubles.add(what);
  }

  add(packet: SeenPacket): void {
    if (packet.protocol === 'tcp' && this.#isConnection(packet)) return;
    if (this.#kept.length >= MOST_PACKETS || this.#bytes + packet.raw.byteLength > MOST_BYTES) {
      this.#notKept += 1;
      return;
    }
    this.#bytes += packet.raw.byteLength;
    // The frame lies in a chunk that would otherwise be kept whole.
    this.#kept.push({ at: Date.now(), packet: { ...packet, raw: Uint8Array.from(packet.raw) } });
  }

  /**
   * A first packet to a port that the interceptor answers: the connection is its event to record.
   */
  #isConnection({ port, from }: SeenPacket): boolean {
    if (port === undefined || from.port === undefined) return false;
    this.dialled.note({ address: from.address, port: from.port }, port);
    return this.#answered === 'all' || this.#answered.has(port);
  }

  end(startedAt: number, lost: number, put: PutBlob): PacketRecord {
    const missing = this.#notKept + lost;
    const events = this.#kept.map(({ at, packet }): PacketEvent => {
      const { protocol, address, port, raw } = packet;
      const event = { kind: 'packet', at: Math.max(0, at - startedAt), protocol, address, raw: put(raw) } as const;
      return port === undefined ? event : { ...event, port };
    });
    const limits = [...this.#troubles];
    if (missing > 0) limits.push(`${missing} packets were refused but not kept, there were too many`);
    this.#empty(); // Connections may still be taken up, so what they dialled is remembered.
    return { events, limits };
  }
}
