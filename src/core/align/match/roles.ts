/**
 * Who each message is for, said the same way in all trials, whatever its sink: the role under which messages are matched.
 * Requests have roles of their own (`roles.ts`); what serves a request is named by the host as the trial's settings name it.
 */
import { type Capture, SINKS } from '../../model/index.ts';
import { memberOf } from '../../carriers/reading.ts';
import { pathSegments } from './file-paths.ts';
import { HostNames } from './host-names.ts';
import { skeleton } from '../../equivalence/skeleton.ts';
import { patternsOf } from './id-segments.ts';
import { requestRoles } from './request-roles.ts';
import type { TrialMessage } from '../read/message-reader.ts';

export interface MessageRoles {
  /** By message, in their order. */
  readonly roles: readonly string[];
  readonly hosts: HostNames;
}

export const isRequest = ({ sink }: TrialMessage): boolean => SINKS[sink].request;

export function rolesOf(sent: readonly TrialMessage[], captures: readonly Capture[]): MessageRoles {
  const facts = captures.map((capture) => capture.facts);
  const requests = sent.filter(isRequest);
  const asked = requestRoles(
    requests,
    facts.map((own) => own['endpoint']),
  );
  const hosts = new HostNames(facts, requests, asked);
  const roles = new Map<TrialMessage, string>(requests.map((one, index) => [one, asked[index] ?? '']));
  for (const [one, role] of [...queryRoles(sent, hosts), ...fileRoles(sent, facts)]) roles.set(one, role);
  return { roles: sent.map((one) => roles.get(one) ?? plainRole(one, hosts)), hosts };
}

function plainRole(one: TrialMessage, hosts: HostNames): string {
  const host = hosts.nameOf(one.trial, one.host);
  switch (SINKS[one.sink].role) {
    case 'sink':
      return one.sink.toUpperCase();
    case 'protocol':
      return `${one.method} ${one.path} ${host}${one.port === 0 ? '' : `:${one.port}`}`;
    case 'peer':
      return `${one.method} ${hosts.peerOf(one)}`;
    case 'host':
    case 'request':
    case 'query':
    case 'path':
      return `${one.method} ${host}`;
  }
}

/** `DNS {endpoint} AAAA`; labels that are ids, from the top-level domain on down, replaced by `{id}`. */
function queryRoles(sent: readonly TrialMessage[], hosts: HostNames): [TrialMessage, string][] {
  const queries = sent.filter(({ sink }) => SINKS[sink].role === 'query');
  const names = queries.map((one) => {
    const name = hosts.nameOf(one.trial, one.host);
    return { trial: one.trial, family: '', segments: name.split('.').reverse() };
  });
  const patterns = patternsOf(names, () => '{id}');
  return queries.map((one, index) => [one, `DNS ${[...(patterns[index] ?? [])].reverse().join('.')} ${one.path}`]);
}

/** `FILE ~/.tool/{id}.json`; objects of a git repository by what they are: `FILE {work}/.git/objects commit`. */
function fileRoles(sent: readonly TrialMessage[], facts: readonly Capture['facts'][]): [TrialMessage, string][] {
  const files = sent.filter(({ sink }) => SINKS[sink].role === 'path');
  const names = files.map((one) => {
    const segments = pathSegments(one.path, facts[one.trial] ?? {});
    const object = gitObject(one);
    return { trial: one.trial, family: '', segments: object === null ? segments : segments.slice(0, -2) };
  });
  const patterns = patternsOf(names, (segment) => `{id}${/\.[A-Za-z]+$/.exec(segment)?.[0] ?? ''}`);
  const paths = sameLooking(files.map(({ trial }, index) => ({ trial, path: (patterns[index] ?? []).join('/') })));
  return files.map((one, index) => {
    const object = gitObject(one);
    const path = paths[index] ?? '';
    return [one, object === null ? `FILE ${path}` : `FILE ${path} ${object}`];
  });
}

interface TrialPath {
  readonly trial: number;
  readonly path: string;
}

/**
 * Paths that look alike (UTS #39, whatever their case) and of which no trial has two are one file, named in several ways: under the
 * most common of its names, since how it is spelt is a reading of its own.
 */
function sameLooking(all: readonly TrialPath[]): string[] {
  const names = new Map<string, Map<string, Set<number>>>();
  for (const { trial, path } of all) {
    const key = skeleton(path).toLowerCase();
    const spelt = names.get(key) ?? new Map<string, Set<number>>();
    names.set(key, spelt.set(path, (spelt.get(path) ?? new Set<number>()).add(trial)));
  }
  const chosen = new Map<string, string>();
  for (const spelt of names.values()) {
    const trials = [...spelt.values()].flatMap((some) => [...some]);
    if (spelt.size < 2 || new Set(trials).size < trials.length) continue;
    const [most] = [...spelt].sort(([a, x], [b, y]) => y.size - x.size || (a < b ? -1 : 1));
    for (const path of spelt.keys()) chosen.set(path, most?.[0] ?? path);
  }
  return all.map(({ path }) => chosen.get(path) ?? path);
}

/** `commit`, `tag`, `tree` or `blob`; null for other files. */
function gitObject({ place }: TrialMessage): string | null {
  const shape = memberOf(place, 'body')?.shape ?? '';
  return /^git (?:commit|tag|tree|blob)$/.test(shape) ? shape.slice('git '.length) : null;
}
