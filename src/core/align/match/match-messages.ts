/**
 * Matches messages across trials: by role (who a message is for), then by content. One role may
 * have several messages in a trial: a title and the main call, batches of events. Time must not
 * decide: concurrent requests race.
 *
 *     trial 0   POST https://a.example/v1/messages   title, 2 kB       POST ...   main call, 90 kB
 *     trial 1   POST https://b.example/v1/messages   main call         POST ...   title
 *
 *     role      POST {endpoint}/v1/messages          the same for all four         roles.ts
 *     groups    main call, title                     Jaccard index of features     here
 *     key       POST {endpoint}/v1/messages #1       main call | main call         a column each
 *               POST {endpoint}/v1/messages #2       title     | title
 */
import type { Capture, Sink } from '../../model/index.ts';
import type { Parts, Place } from '../../carriers/reading.ts';
import { groupBy } from '../../stdx/group-by.ts';
import type { TrialMessage } from '../read/message-reader.ts';
import { ExpectedCounts } from './expected-counts.ts';
import { rolesOf } from './roles.ts';

/** One message across trials. */
export interface MatchedMessage {
  readonly sink: Sink;
  /** Role and number, `POST {endpoint}/v1/messages #1`. */
  readonly key: string;
  /** By trial; null if the trial did not send it. */
  readonly byTrial: readonly (TrialMessage | null)[];
}

/**
 * Similar messages of one role. The nth message of each trial is matched with the nth of the
 * others.
 */
export interface MessageGroup {
  /** By trial: how many of them it sent. */
  readonly counts: readonly number[];
  readonly messages: readonly MatchedMessage[];
}

/** `needs`: by trial, the expected count; null for messages that serve no others. */
export type NeededGroup = MessageGroup & { readonly needs: readonly number[] | null };

/** Groups of all messages, by role in alphabetical order. `captures`: by trial. */
export function matchMessages(messages: readonly TrialMessage[], captures: readonly Capture[]): NeededGroup[] {
  const { roles, hosts } = rolesOf(messages, captures);
  const expected = new ExpectedCounts(messages, hosts, captures.length);
  const byRole = groupBy(messages, (_, index) => roles[index] ?? '');
  const implied = impliedDirectories(messages, roles);
  return [...byRole]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .flatMap(([role, ofRole]) =>
      messageGroups(role, ofRole, captures.length).map((group) => ({
        ...group,
        counts: group.counts.map((count, trial) => Math.max(count, implied.has(`${trial} ${role}`) ? 1 : 0)),
        needs: expected.of(ofRole),
      })),
    );
}

/**
 * Trial and role of each directory that contains a file: the file proves the directory, whoever
 * made it.
 */
function impliedDirectories(messages: readonly TrialMessage[], roles: readonly string[]): ReadonlySet<string> {
  const implied = new Set<string>();
  messages.forEach(({ sink, trial }, index) => {
    const role = sink === 'files' ? (roles[index] ?? '') : '';
    for (let at = role.indexOf('/'); at >= 0; at = role.indexOf('/', at + 1))
      implied.add(`${trial} ${role.slice(0, at)}`);
  });
  return implied;
}

/**
 * Groups of the messages of one role, largest first. If no trial sent two, all are one group,
 * however different.
 */
export function messageGroups(role: string, messages: readonly TrialMessage[], trials: number): MessageGroup[] {
  const clusters =
    new Set(messages.map(({ trial }) => trial)).size === messages.length
      ? [{ members: [...messages] }]
      : mergeExclusive(clustersOf(messages));
  clusters.sort((x, y) => medianBytes(y.members) - medianBytes(x.members));
  let number = 0;
  return clusters.flatMap(({ members }) => {
    const [first] = members;
    if (first === undefined) return [];
    const rows = Array.from({ length: trials }, (): TrialMessage[] => []);
    for (const message of members) rows[message.trial]?.push(message);
    const most = Math.max(...rows.map((row) => row.length));
    const matched = Array.from({ length: most }, (_, nth): MatchedMessage => {
      number += 1;
      return { sink: first.sink, key: `${role} #${number}`, byTrial: rows.map((row) => row[nth] ?? null) };
    });
    return [{ counts: rows.map((row) => row.length), messages: matched }];
  });
}

const medianBytes = (members: readonly TrialMessage[]): number =>
  members.map(({ bytes }) => bytes).sort((x, y) => x - y)[Math.floor(members.length / 2)] ?? 0;

/** Jaccard index from which a message joins a cluster. */
const SIMILAR = 0.6;
/** Places of one message that are read for its features. */
const PLACES = 5000;

interface Cluster {
  /** Those of its first message. */
  readonly features: ReadonlySet<string>;
  readonly members: TrialMessage[];
}

/** A cache: places are interned, so equal messages have one place. */
const featureCache = new WeakMap<Place, ReadonlySet<string>>();

/**
 * Leader clustering, in the order given: each message joins the cluster with the most similar first
 * message, or opens a new one. O(m c) Jaccard indices for `m` messages and `c` clusters.
 */
function clustersOf(messages: readonly TrialMessage[]): Cluster[] {
  const clusters: Cluster[] = [];
  for (const message of messages) {
    const features = featureCache.get(message.place) ?? featuresOf(message.place);
    featureCache.set(message.place, features);
    const scored = clusters.map((cluster) => ({ cluster, score: jaccard(cluster.features, features) }));
    const best = scored.reduce<{ cluster: Cluster; score: number } | null>(
      (top, next) => (next.score > (top?.score ?? 0) ? next : top),
      null,
    );
    if (best !== null && best.score >= SIMILAR) best.cluster.members.push(message);
    else clusters.push({ features, members: [message] });
  }
  return clusters;
}

/**
 * Merges clusters that share no trial, most similar first: they are one message that differs
 * between trials. O(c^3) Jaccard indices for `c` clusters, which are few.
 */
function mergeExclusive(clusters: readonly Cluster[]): Cluster[] {
  const open = [...clusters];
  for (;;) {
    let best: { i: number; j: number; score: number } | null = null;
    for (let i = 0; i < open.length; i++) {
      for (let j = i + 1; j < open.length; j++) {
        const [x, y] = [open[i], open[j]];
        if (x === undefined || y === undefined || shareTrial(x, y)) continue;
        const score = jaccard(x.features, y.features);
        if (best === null || score > best.score) best = { i, j, score };
      }
    }
    const [x, y] = best === null ? [] : [open[best.i], open[best.j]];
    if (best === null || x === undefined || y === undefined) return open;
    const [larger, smaller] = x.members.length >= y.members.length ? [x, y] : [y, x];
    open[best.i] = { features: larger.features, members: [...larger.members, ...smaller.members] };
    open.splice(best.j, 1);
  }
}

function shareTrial(x: Cluster, y: Cluster): boolean {
  const trials = new Set(x.members.map(({ trial }) => trial));
  return y.members.some(({ trial }) => trials.has(trial));
}

/** The Jaccard index |x ∩ y| / |x ∪ y| (Jaccard 1912); 1 for two empty sets. */
export function jaccard(x: ReadonlySet<string>, y: ReadonlySet<string>): number {
  const [small, large] = x.size < y.size ? [x, y] : [y, x];
  let shared = 0;
  for (const feature of small) if (large.has(feature)) shared += 1;
  const all = x.size + y.size - shared;
  return all === 0 ? 1 : shared / all;
}

/**
 * Features: addresses in query and body, without list indices, and short values of top-level body
 * fields (model).
 */
function featuresOf(root: Place): ReadonlySet<string> {
  const features = new Set<string>();
  const todo: { place: Place; address: string; depth: number }[] = [{ place: root, address: '', depth: 0 }];
  for (let seen = 0; seen < PLACES; seen++) {
    const next = todo.pop();
    if (next === undefined) break;
    if (next.depth === 1 && !/^(?:body|query)/.test(next.address)) continue;
    features.add(`${next.address}:${next.place.shape}`);
    const value = next.place.facets[0]?.text ?? '';
    if (next.depth === TOP && next.place.parts === null && value.length <= 48) features.add(`${next.address}=${value}`);
    todo.push(...below(next.place.parts, next.address, next.depth));
  }
  return features;
}

/** Depth of top-level body fields: below request, body, document and root. */
const TOP = 4;

function below(
  parts: Parts | null,
  address: string,
  depth: number,
): { place: Place; address: string; depth: number }[] {
  if (parts === null) return [];
  if (parts.by === 'sequence')
    return parts.items.map((place) => ({ place, address: `${address}[]`, depth: depth + 1 }));
  return parts.members.map(({ step, place }) => ({ place, address: address + step, depth: depth + 1 }));
}
