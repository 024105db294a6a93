/**
 * The port that a connection dialled before the kernel led it to the interceptor. Its first packet
 * names the port. The recorder shows that packet a moment before or after the connection is
 * accepted. This keeps what it is given, and reads no socket.
 */
import { isIPv6 } from 'node:net';

/** Attempts kept that nobody has asked about; the oldest makes room. */
const MOST_ATTEMPTS = 4096;
/** Past this the first packet is taken to be lost, ms: the recorder shows it in well under one. */
const LATEST_MS = 100;

export interface Peer {
  readonly address: string;
  readonly port: number;
}

export class DialledPorts {
  readonly #ports = new Map<string, number>();
  readonly #waiting = new Map<string, (port: number) => void>();

  /** Notes a first packet from `from` to `port`; a repeated packet changes nothing. */
  note(from: Peer, port: number): void {
    const key = keyOf(from);
    const waiting = this.#waiting.get(key);
    if (waiting !== undefined) {
      waiting(port);
      return;
    }
    const [oldest] = this.#ports.size >= MOST_ATTEMPTS ? this.#ports.keys() : [];
    if (oldest !== undefined) this.#ports.delete(oldest);
    this.#ports.set(key, port);
  }

  /**
   * The port that the connection from `from` dialled; undefined when its first packet was not shown
   * in time.
   */
  async take(from: Peer): Promise<number | undefined> {
    const key = keyOf(from);
    const port = this.#ports.get(key);
    // Forgotten once taken up: the client's port may come again with another connection.
    this.#ports.delete(key);
    return port ?? this.#wait(key);
  }

  #wait(key: string): Promise<number | undefined> {
    return new Promise((resolve) => {
      const over = (port?: number): void => {
        clearTimeout(timer);
        this.#waiting.delete(key);
        resolve(port);
      };
      const timer = setTimeout(over, LATEST_MS);
      this.#waiting.set(key, over);
    });
  }

  clear(): void {
    this.#ports.clear();
  }
}

/** The two families number their ports apart. */
const keyOf = ({ address, port }: Peer): string => `${isIPv6(address) ? 6 : 4}/${port}`;
