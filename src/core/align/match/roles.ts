/**
 * Canonical role of each message, equal in all trials: who it is for. Messages are matched by role
 * first.
 *
 *     GET {endpoint}/v1/models      request: request-roles.ts
 *     DNS {endpoint} AAAA           lookup: canonical host (host-names.ts), ids replaced
 *     TLS {endpoint}                handshake
 *     FILE ~/.tool/{id}.json        file: canonical path (file-paths.ts), ids (id-segments.ts)
 *     STDOUT                        output
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
  /** By message. */
  readonly roles: readonly string[];
  readonly hosts: HostNames;
}

export const isRequest = ({ sink }: TrialMessage): boolean => SINKS[sink].request;

/** `captures`: by trial. */
export function rolesOf(messages: readonly TrialMessage[], captures: readonly Capture[]): MessageRoles {
  const facts = captures.map((capture) => capture.facts);
  const requests = messages.filter(isRequest);
  const ofRequests = requestRoles(
    requests,
    facts.map((own) => own['endpoint']),
  );
  const hosts = new HostNames(facts, requests, ofRequests);
  const roles = new Map<TrialMessage, string>(requests.map((message, index) => [message, ofRequests[index] ?? '']));
  for (const [message, role] of [...queryRoles(messages, hosts), ...fileRoles(messages, facts)])
    roles.set(message, role);
  return { roles: messages.map((message) => roles.get(message) ?? plainRole(message, hosts)), hosts };
}

function plainRole(message: TrialMessage, hosts: HostNames): string {
  const host = hosts.nameOf(message.trial, message.host);
  switch (SINKS[message.sink].role) {
    case 'sink':
      return message.sink.toUpperCase();
    case 'protocol':
      return `${message.method} ${message.path} ${host}${message.port === 0 ? '' : `:${message.port}`}`;
    case 'peer':
      return `${message.method} ${hosts.peerOf(message)}`;
    case 'host':
    case 'request':
    case 'query':
    case 'path':
      return `${message.method} ${host}`;
  }
}

/**
 * `DNS {endpoint} AAAA`; labels that are ids, from the top-level domain on down, replaced by
 * `{id}`.
 */
function queryRoles(messages: readonly TrialMessage[], hosts: HostNames): [TrialMessage, string][] {
  const queries = messages.filter(({ sink }) => SINKS[sink].role === 'query');
  const names = queries.map((message) => {
    const name = hosts.nameOf(message.trial, message.host);
    return { trial: message.trial, family: '', segments: name.split('.').reverse() };
  });
  const patterns = patternsOf(names, () => '{id}');
  return queries.map((message, index) => [
    message,
    `DNS ${[...(patterns[index] ?? [])].reverse().join('.')} ${message.path}`,
  ]);
}

/**
 * `FILE ~/.tool/{id}.json`; objects of a git repository by type: `FILE {work}/.git/objects commit`.
 */
function fileRoles(messages: readonly TrialMessage[], facts: readonly Capture['facts'][]): [TrialMessage, string][] {
  const files = messages.filter(({ sink }) => SINKS[sink].role === 'path');
  const names = files.map((message) => {
    const segments = pathSegments(message.path, facts[message.trial] ?? {});
    const object = gitObject(message);
    return { trial: message.trial, family: '', segments: object === null ? segments : segments.slice(0, -2) };
  });
  const patterns = patternsOf(names, (segment) => `{id}${/\.[A-Za-z]+$/.exec(segment)?.[0] ?? ''}`);
  const paths = uniteLookalikes(files.map(({ trial }, index) => ({ trial, path: (patterns[index] ?? []).join('/') })));
  return files.map((message, index) => {
    const object = gitObject(message);
    const path = paths[index] ?? '';
    return [message, object === null ? `FILE ${path}` : `FILE ${path} ${object}`];
  });
}

interface TrialPath {
  readonly trial: number;
  readonly path: string;
}

/**
 * Unites paths that look alike (UTS #39 skeleton, case ignored) if no trial has two of them: one
 * file in several spellings. It gets its most common spelling as its role; the spelling itself is a
 * reading.
 */
function uniteLookalikes(all: readonly TrialPath[]): string[] {
  const names = new Map<string, Map<string, Set<number>>>();
  for (const { trial, path } of all) {
    const key = skeleton(path).toLowerCase();
    const spellings = names.get(key) ?? new Map<string, Set<number>>();
    names.set(key, spellings.set(path, (spellings.get(path) ?? new Set<number>()).add(trial)));
  }
  const chosen = new Map<string, string>();
  for (const spellings of names.values()) {
    const trials = [...spellings.values()].flatMap((ofPath) => [...ofPath]);
    if (spellings.size < 2 || new Set(trials).size < trials.length) continue;
    const [mostCommon] = [...spellings].sort(([a, x], [b, y]) => y.size - x.size || (a < b ? -1 : 1));
    for (const path of spellings.keys()) chosen.set(path, mostCommon?.[0] ?? path);
  }
  return all.map(({ path }) => chosen.get(path) ?? path);
}

/** `commit`, `tag`, `tree` or `blob`; null for other files. */
function gitObject({ place }: TrialMessage): string | null {
  const shape = memberOf(place, 'body')?.shape ?? '';
  return /^git (?:commit|tag|tree|blob)$/.test(shape) ? shape.slice('git '.length) : null;
}
