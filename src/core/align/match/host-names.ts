/**
 * Canonical host names, equal in all trials: `{endpoint}`, `{proxy}` and `{hostname}` for the hosts
 * that the trial's settings name, `{search-domain}` for the end of a name. If the endpoint is
 * unset, the host that received the endpoint's requests is `{endpoint}`.
 */
import type { Capture } from '../../model/index.ts';
import { ENDPOINT, PROXY } from './request-roles.ts';
import type { TrialMessage } from '../read/message-reader.ts';

type Facts = Capture['facts'];

export class HostNames {
  /** By trial: canonical names by host. */
  readonly #names: readonly ReadonlyMap<string, string>[];
  readonly #domains: readonly (string | undefined)[];

  /** `facts`: by trial. `roles`: by request. */
  constructor(facts: readonly Facts[], requests: readonly TrialMessage[], roles: readonly string[]) {
    const names = facts.map(namesIn);
    requests.forEach((message, index) => {
      const isForEndpoint = roles[index]?.startsWith(`${message.method} ${ENDPOINT}`) === true;
      if (isForEndpoint && facts[message.trial]?.['endpoint'] === undefined)
        names[message.trial]?.set(message.host, ENDPOINT);
    });
    this.#names = names;
    this.#domains = facts.map((own) => own['searchDomain']?.toLowerCase());
  }

  /** `host` in lower case. */
  nameOf(trial: number, host: string): string {
    const known = this.#names[trial]?.get(host);
    if (known !== undefined) return known;
    const domain = this.#domains[trial];
    if (domain === undefined || domain === '' || !host.endsWith(`.${domain}`)) return host;
    const left = host.slice(0, -domain.length - 1);
    return `${this.#names[trial]?.get(left) ?? left}.{search-domain}`;
  }

  /**
   * Host and port of a connection; the name alone for `{endpoint}` and `{proxy}`, whose port is a
   * reading.
   */
  peerOf({ trial, host, port }: Pick<TrialMessage, 'trial' | 'host' | 'port'>): string {
    const name = this.nameOf(trial, host);
    return name.startsWith('{') ? name : `${name}:${port}`;
  }
}

function namesIn(facts: Facts): Map<string, string> {
  const names = new Map<string, string>();
  const { host } = facts;
  if (host !== undefined) names.set(host.toLowerCase(), '{hostname}');
  for (const [fact, name] of [
    ['proxy', PROXY],
    ['endpoint', ENDPOINT],
  ] as const) {
    const url = facts[fact] ?? '';
    if (URL.canParse(url)) names.set(new URL(url).hostname.toLowerCase(), name);
  }
  return names;
}
