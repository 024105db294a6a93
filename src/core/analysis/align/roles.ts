/**
 * Who a request is for, said the same way in all trials: `{endpoint}` for the host that the trial's endpoint names, else the
 * host; and its path with ids replaced. Where the endpoint is unset, what goes to the endpoint in other trials is taken
 * to go there too.
 */
import { grouped } from './grouped.ts';
import type { Sent } from './sent.ts';

export const ENDPOINT = '{endpoint}';
export const PROXY = '{proxy}';

/** `endpoints`: each trial's endpoint as handed to the subject, or undefined where unset. */
export function rolesOf(sent: readonly Sent[], endpoints: readonly (string | undefined)[]): string[] {
  const origins = endpoints.map(originOf);
  const paths = pathPatterns(sent);
  const what = sent.map(({ method }, index) => `${method} ${paths[index] ?? ''}`);
  const fixed = new Set<string>();
  sent.forEach((one, index) => {
    const origin = origins[one.trial];
    if (origin !== undefined && origin !== originOfSent(one)) fixed.add(`${what[index] ?? ''} ${one.host}`);
  });
  const goesThere = sent.map(
    (one, index) => origins[one.trial] === originOfSent(one) && !fixed.has(`${what[index] ?? ''} ${one.host}`),
  );
  const toEndpoint = new Set(what.filter((_, index) => goesThere[index]));
  return sent.map((one, index) => {
    if (one.method === 'CONNECT') return tunnel(one.path, origins[one.trial]);
    const mine = what[index] ?? '';
    const unset = origins[one.trial] === undefined && toEndpoint.has(mine) && !fixed.has(`${mine} ${one.host}`);
    const host = goesThere[index] === true || unset ? ENDPOINT : one.host;
    return `${one.method} ${host}${paths[index] ?? ''}`;
  });
}

/** A tunnel is asked of whatever proxy the trial has; its target may be the endpoint. */
const tunnel = (target: string, endpoint: string | undefined): string =>
  `CONNECT ${PROXY} ${target.toLowerCase() === endpoint ? ENDPOINT : target}`;

function originOf(endpoint: string | undefined): string | undefined {
  if (endpoint === undefined || !URL.canParse(endpoint)) return undefined;
  const url = new URL(endpoint);
  const port = url.port === '' ? defaultPort(url.protocol.slice(0, -1)) : Number(url.port);
  return `${url.hostname.toLowerCase()}:${port}`;
}

const originOfSent = (one: Sent): string => `${one.host}:${one.port}`;
const defaultPort = (scheme: string): number => (scheme === 'https' || scheme === 'wss' ? 443 : 80);

interface Cut {
  readonly trial: number;
  readonly segments: string[];
}

/** The path of each message, segments that are ids replaced by `{id}`. */
function pathPatterns(sent: readonly Sent[]): string[] {
  const cuts = sent.map(({ trial, path }): Cut => ({ trial, segments: path.split('/') }));
  const groups = grouped(cuts, ({ segments }, index) => `${sent[index]?.method ?? ''} ${segments.length}`);
  for (const group of groups.values()) {
    const depth = group[0]?.segments.length ?? 0;
    for (let at = 0; at < depth; at++) {
      for (const family of grouped(group, ({ segments }) => segments.slice(0, at).join('/')).values())
        hideIds(family, at);
    }
  }
  return cuts.map(({ segments }) => segments.join('/'));
}

/** A segment that looks like data and stands in at most half of the trials that have a segment there, is an id. */
function hideIds(family: readonly Cut[], at: number): void {
  const values = grouped(family, ({ segments }) => segments[at] ?? '');
  const all = trialsIn(family);
  for (const [value, cuts] of values) {
    if (values.size < 2 || trialsIn(cuts) * 2 > all || !looksLikeData(value)) continue;
    for (const { segments } of cuts) segments[at] = '{id}';
  }
}

const trialsIn = (cuts: readonly Cut[]): number => new Set(cuts.map(({ trial }) => trial)).size;

const looksLikeData = (segment: string): boolean => /[0-9]/.test(segment) || segment.length >= 24;
