/**
 * Port 53 of every address: answers a DNS datagram from the very address it was sent to, since
 * resolvers' clients drop answers that come from elsewhere. It moves bytes, and gives them no
 * meaning.
 */
import { createSocket, type Socket } from 'node:dgram';

/** A query as it came, and a way to answer it. */
export interface DatagramQuery {
  /** The address that was asked. */
  readonly resolver: string;
  readonly bytes: Uint8Array;
}

/** The answer's bytes; null: silence. */
export type AnswerDatagram = (query: DatagramQuery) => Uint8Array | null;

export const DNS_PORT = 53;
/** More resolvers than any honest client asks; the oldest socket makes room. */
const MOST_SOCKETS = 64;

export class ResolverPort {
  readonly #open = new Map<string, Promise<Socket>>();
  readonly #wildcards: Socket[];

  private constructor(wildcards: Socket[]) {
    this.#wildcards = wildcards;
  }

  /**
   * Keeps the port open on every address, so that the kernel refuses no query that the recorder
   * shows us.
   */
  static async open(): Promise<ResolverPort> {
    const v4 = await bound('udp4', '0.0.0.0');
    // A host without IPv6 gives its subjects none either.
    const v6 = await bound('udp6', '::').catch(() => null);
    return new ResolverPort(v6 ? [v4, v6] : [v4]);
  }

  async reply(
    resolver: string,
    to: { readonly address: string; readonly port: number },
    bytes: Uint8Array,
  ): Promise<void> {
    const socket = await this.#socket(resolver);
    await new Promise<void>((resolve) => {
      // The asker may be gone; then nobody misses the answer.
      socket.send(bytes, to.port, to.address, () => resolve());
    });
  }

  #socket(address: string): Promise<Socket> {
    const known = this.#open.get(address);
    if (known) return known;
    const oldest = this.#open.size >= MOST_SOCKETS ? [...this.#open][0] : undefined;
    if (oldest) {
      this.#open.delete(oldest[0]);
      void oldest[1].then((socket) => socket.close());
    }
    const socket = bound(address.includes(':') ? 'udp6' : 'udp4', address);
    this.#open.set(address, socket);
    return socket;
  }

  async close(): Promise<void> {
    const open = await Promise.allSettled(this.#open.values());
    for (const result of open) if (result.status === 'fulfilled') result.value.close();
    for (const socket of this.#wildcards) socket.close();
  }
}

function bound(type: 'udp4' | 'udp6', address: string): Promise<Socket> {
  const socket = createSocket({ type, ipv6Only: type === 'udp6', reuseAddr: true });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(DNS_PORT, address, () => {
      socket.off('error', reject);
      socket.on('error', () => undefined); // A refusal that comes back for an answer nobody waited for.
      resolve(socket);
    });
  });
}
