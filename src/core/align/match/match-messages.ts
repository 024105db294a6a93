/**
 * Several messages for one role in a trial (a title and the main call, batches of events), matched across trials by what
 * they are like, not by when they came: concurrent requests race. Messages of one kind are numbered in each trial's order.
 */
import type { Sink } from '../../model/index.ts';
import type { Parts, Place } from '../../carriers/reading.ts';
import type { TrialMessage } from '../read/message-reader.ts';

/** One message as all trials have it. */
export interface MatchedMessage {
  readonly sink: Sink;
  readonly key: string;
  /** By trial; null where it was not sent. */
  readonly byTrial: readonly (TrialMessage | null)[];
}

/** Messages of one kind: how many each trial sent, and the aligned ones. */
export interface MessageGroup {
  readonly counts: readonly number[];
  readonly messages: readonly MatchedMessage[];
}

/** Jaccard index of their features from which two messages are of one kind. */
const ALIKE = 0.6;
/** Places looked at in one message. */
const PLACES = 5000;

/** Kinds of the messages of one role, largest first. */
export function messageGroups(role: string, sent: readonly TrialMessage[], trials: number): MessageGroup[] {
  const kinds =
    new Set(sent.map(({ trial }) => trial)).size === sent.length
      ? [{ members: [...sent] }]
      : mergeExclusive(clusters(sent));
  kinds.sort((x, y) => medianBytes(y.members) - medianBytes(x.members));
  let number = 0;
  return kinds.flatMap(({ members }) => {
    const [first] = members;
    if (first === undefined) return [];
    const rows = Array.from({ length: trials }, (): TrialMessage[] => []);
    for (const one of members) rows[one.trial]?.push(one);
    const most = Math.max(...rows.map((row) => row.length));
    const messages = Array.from({ length: most }, (_, nth): MatchedMessage => {
      number += 1;
      return { sink: first.sink, key: `${role} #${number}`, byTrial: rows.map((row) => row[nth] ?? null) };
    });
    return [{ counts: rows.map((row) => row.length), messages }];
  });
}

const medianBytes = (members: readonly TrialMessage[]): number =>
  members.map(({ bytes }) => bytes).sort((x, y) => x - y)[Math.floor(members.length / 2)] ?? 0;

interface Cluster {
  readonly features: ReadonlySet<string>;
  readonly members: TrialMessage[];
}

/** Kept: places are interned, and equal messages are many. */
const knownFeatures = new WeakMap<Place, ReadonlySet<string>>();

/** Each message joins the cluster it is most like, or opens one. */
function clusters(sent: readonly TrialMessage[]): Cluster[] {
  const found: Cluster[] = [];
  for (const one of sent) {
    const features = knownFeatures.get(one.place) ?? featuresOf(one.place);
    knownFeatures.set(one.place, features);
    const scored = found.map((cluster) => ({ cluster, score: jaccard(cluster.features, features) }));
    const best = scored.reduce<{ cluster: Cluster; score: number } | null>(
      (top, next) => (next.score > (top?.score ?? 0) ? next : top),
      null,
    );
    if (best !== null && best.score >= ALIKE) best.cluster.members.push(one);
    else found.push({ features, members: [one] });
  }
  return found;
}

/** Clusters that never share a trial are one message that differs between trials, most alike first. */
function mergeExclusive(found: readonly Cluster[]): Cluster[] {
  const open = [...found];
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

export function jaccard(x: ReadonlySet<string>, y: ReadonlySet<string>): number {
  const [small, large] = x.size < y.size ? [x, y] : [y, x];
  let shared = 0;
  for (const feature of small) if (large.has(feature)) shared += 1;
  const all = x.size + y.size - shared;
  return all === 0 ? 1 : shared / all;
}

/** Addresses in query and body without indices, and the short values directly below the body (model, kind). */
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

/** Depth of the fields of a body: below request, body, document, root. */
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
