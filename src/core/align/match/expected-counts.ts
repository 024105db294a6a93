/**
 * Expected number of messages that only serve others. A lookup serves a connection, a connection
 * the requests on it, a handshake the connection or tunnel that it secures. Counts are compared
 * only between trials of equal need: the messages that they serve show any other difference.
 */
import { isServing, SINKS, type Sink } from '../../model/index.ts';
import { groupBy } from '../../stdx/group-by.ts';
import type { HostNames } from './host-names.ts';
import { isRequest } from './roles.ts';
import type { TrialMessage } from '../read/message-reader.ts';

/** By sink: the sinks that serve it, one message for each of its messages. */
const NEEDED_BY: ReadonlyMap<string, readonly string[]> = groupBy(
  Object.keys(SINKS),
  (sink) => SINKS[sink as Sink].serves ?? '',
);

/** By sink and name: how many messages need one. */
type Tally = Map<string, number>;

export class ExpectedCounts {
  readonly #byTrial: readonly Tally[];
  readonly #hosts: HostNames;

  constructor(messages: readonly TrialMessage[], hosts: HostNames, trials: number) {
    this.#hosts = hosts;
    this.#byTrial = Array.from({ length: trials }, (): Tally => new Map());
    const peers = new Map<string, string>();
    for (const message of messages) {
      for (const sink of NEEDED_BY.get(message.sink) ?? [])
        this.#count(message.trial, `${sink} ${this.#name(message)}`);
      if (message.sink !== 'tcp') continue;
      const connection = `${message.trial} ${message.connection ?? ''}`;
      if (!peers.has(connection)) peers.set(connection, hosts.peerOf(message));
    }
    for (const message of messages) {
      if (!isRequest(message)) continue;
      this.#count(message.trial, `tcp ${peers.get(`${message.trial} ${message.connection ?? ''}`) ?? ''}`);
      if (message.method === 'CONNECT')
        this.#count(message.trial, `tls ${hosts.nameOf(message.trial, tunnelHost(message.path))}`);
    }
  }

  /**
   * By trial: the expected count of these messages, which have one role; null for messages that
   * serve no others.
   */
  of(messages: readonly TrialMessage[]): readonly number[] | null {
    const [first] = messages;
    if (first === undefined || !isServing(first.sink)) return null;
    const key = `${first.sink} ${first.sink === 'tcp' ? this.#hosts.peerOf(first) : this.#name(first)}`;
    return this.#byTrial.map((tally) => tally.get(key) ?? 0);
  }

  #name(message: TrialMessage): string {
    return this.#hosts.nameOf(message.trial, message.host);
  }

  #count(trial: number, key: string): void {
    const tally = this.#byTrial[trial];
    tally?.set(key, (tally.get(key) ?? 0) + 1);
  }
}

/** The host of a tunnel's target, which is `host:port` (RFC 9110 section 9.3.6); lower case. */
const tunnelHost = (target: string): string => target.replace(/:\d*$/, '').toLowerCase();

/**
 * Each count, by trial, relative to the usual count of trials with equal need: the mode, and the
 * smallest of several modes.
 */
export function relativeToExpected(counts: readonly number[], needs: readonly number[]): string[] {
  const usual = new Map<number, number>();
  for (const need of new Set(needs)) usual.set(need, mode(counts.filter((_, trial) => needs[trial] === need)));
  return counts.map((count, trial) => {
    const more = count - (usual.get(needs[trial] ?? 0) ?? 0);
    return more === 0 ? 'as usual' : `${Math.abs(more)} ${more > 0 ? 'more' : 'fewer'}`;
  });
}

function mode(counts: readonly number[]): number {
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  const [best] = [...tally].sort(([x, n], [y, m]) => m - n || x - y);
  return best?.[0] ?? 0;
}
