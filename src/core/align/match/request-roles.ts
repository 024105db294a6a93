/**
 * Canonical roles of requests, equal in all trials: method, host and path. The host is `{endpoint}`
 * if the trial's endpoint names it; ids in paths are replaced. In a trial without endpoint,
 * requests that go to the endpoint in other trials are taken to go there too.
 */
import { patternsOf } from './id-segments.ts';
import type { TrialMessage } from '../read/message-reader.ts';

export const ENDPOINT = '{endpoint}';
export const PROXY = '{proxy}';

/** By request. `endpoints`: by trial, the URL given to the subject; undefined if unset. */
export function requestRoles(messages: readonly TrialMessage[], endpoints: readonly (string | undefined)[]): string[] {
  const origins = endpoints.map(originOf);
  const paths = pathPatterns(messages);
  const actions = messages.map(({ method }, index) => `${method} ${paths[index] ?? ''}`);
  // Actions that go to another host although an endpoint is set: their host is itself.
  const fixed = new Set<string>();
  messages.forEach((message, index) => {
    const origin = origins[message.trial];
    if (origin !== undefined && origin !== originOfMessage(message))
      fixed.add(`${actions[index] ?? ''} ${message.host}`);
  });
  const isForEndpoint = messages.map(
    (message, index) =>
      origins[message.trial] === originOfMessage(message) && !fixed.has(`${actions[index] ?? ''} ${message.host}`),
  );
  const toEndpoint = new Set(actions.filter((_, index) => isForEndpoint[index]));
  return messages.map((message, index) => {
    if (message.method === 'CONNECT') return tunnelRole(message.path, origins[message.trial]);
    const action = actions[index] ?? '';
    const unset =
      origins[message.trial] === undefined && toEndpoint.has(action) && !fixed.has(`${action} ${message.host}`);
    const host = isForEndpoint[index] === true || unset ? ENDPOINT : message.host;
    return `${message.method} ${host}${paths[index] ?? ''}`;
  });
}

/** A tunnel goes through the trial's proxy, whichever it is; its target may be the endpoint. */
const tunnelRole = (target: string, endpoint: string | undefined): string =>
  `CONNECT ${PROXY} ${target.toLowerCase() === endpoint ? ENDPOINT : target}`;

function originOf(endpoint: string | undefined): string | undefined {
  if (endpoint === undefined || !URL.canParse(endpoint)) return undefined;
  const url = new URL(endpoint);
  const port = url.port === '' ? defaultPort(url.protocol.slice(0, -1)) : Number(url.port);
  return `${url.hostname.toLowerCase()}:${port}`;
}

const originOfMessage = (message: TrialMessage): string => `${message.host}:${message.port}`;
const defaultPort = (scheme: string): number => (scheme === 'https' || scheme === 'wss' ? 443 : 80);

/** The path of each request; segments that are ids become `{id}`. */
function pathPatterns(messages: readonly TrialMessage[]): string[] {
  const names = messages.map(({ trial, method, path }) => ({ trial, family: method, segments: path.split('/') }));
  return patternsOf(names, () => '{id}').map((segments) => segments.join('/'));
}
