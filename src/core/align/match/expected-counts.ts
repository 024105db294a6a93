/**
 * What a message is needed for: a name is looked up for a connection, a connection is made for the requests sent on it, a
 * handshake for the connection or tunnel that it secures. How many there are is compared between trials of equal need only,
 * since all that the rest could tell is told by what needed them.
 */
import { isServing, SINKS, type Sink } from '../../model/index.ts';
import { groupBy } from '../../stdx/group-by.ts';
import type { HostNames } from './host-names.ts';
import { isRequest } from './roles.ts';
import type { TrialMessage } from '../read/message-reader.ts';

/** Sinks whose messages are needed by those of a sink, one each. */
const NEEDED_BY: ReadonlyMap<string, readonly string[]> = groupBy(
  Object.keys(SINKS),
  (sink) => SINKS[sink as Sink].serves ?? '',
);

/** Uses by what is used. */
type Tally = Map<string, number>;

export class ExpectedCounts {
  readonly #byTrial: readonly Tally[];
  readonly #hosts: HostNames;

  constructor(sent: readonly TrialMessage[], hosts: HostNames, trials: number) {
    this.#hosts = hosts;
    this.#byTrial = Array.from({ length: trials }, (): Tally => new Map());
    const dialled = new Map<string, string>();
    for (const one of sent) {
      for (const sink of NEEDED_BY.get(one.sink) ?? []) this.#count(one.trial, `${sink} ${this.#name(one)}`);
      if (one.sink !== 'tcp') continue;
      const line = `${one.trial} ${one.connection ?? ''}`;
      if (!dialled.has(line)) dialled.set(line, hosts.peerOf(one));
    }
    for (const one of sent) {
      if (!isRequest(one)) continue;
      this.#count(one.trial, `tcp ${dialled.get(`${one.trial} ${one.connection ?? ''}`) ?? ''}`);
      if (one.method === 'CONNECT') this.#count(one.trial, `tls ${hosts.nameOf(one.trial, tunnelled(one.path))}`);
    }
  }

  /** By trial: uses of such messages as these, which have one role; null for messages that are said for their own sake. */
  of(messages: readonly TrialMessage[]): readonly number[] | null {
    const [first] = messages;
    if (first === undefined || !isServing(first.sink)) return null;
    const used = `${first.sink} ${first.sink === 'tcp' ? this.#hosts.peerOf(first) : this.#name(first)}`;
    return this.#byTrial.map((tally) => tally.get(used) ?? 0);
  }

  #name(one: TrialMessage): string {
    return this.#hosts.nameOf(one.trial, one.host);
  }

  #count(trial: number, used: string): void {
    const tally = this.#byTrial[trial];
    tally?.set(used, (tally.get(used) ?? 0) + 1);
  }
}

/** The host of a tunnel's target (RFC 9110 section 9.3.6): `host:port`. */
const tunnelled = (target: string): string => target.replace(/:\d*$/, '').toLowerCase();

/** Each count against the usual one among trials of equal need (the most common, of equally common ones the smallest). */
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
