/**
 * Who a request is for, said the same way in all trials: `{endpoint}` for the host that the trial's endpoint names, else the
 * host; and its path with ids replaced. Where the endpoint is unset, what goes to the endpoint in other trials is taken
 * to go there too.
 */
import { patternsOf } from './id-segments.ts';
import type { TrialMessage } from '../read/message-reader.ts';

export const ENDPOINT = '{endpoint}';
export const PROXY = '{proxy}';

/** `endpoints`: each trial's endpoint as handed to the subject, or undefined where unset. */
export function requestRoles(sent: readonly TrialMessage[], endpoints: readonly (string | undefined)[]): string[] {
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

const originOfSent = (one: TrialMessage): string => `${one.host}:${one.port}`;
const defaultPort = (scheme: string): number => (scheme === 'https' || scheme === 'wss' ? 443 : 80);

/** The path of each request, segments that are ids replaced by `{id}`. */
function pathPatterns(sent: readonly TrialMessage[]): string[] {
  const names = sent.map(({ trial, method, path }) => ({ trial, family: method, segments: path.split('/') }));
  return patternsOf(names, () => '{id}').map((segments) => segments.join('/'));
}
