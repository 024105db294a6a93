/** DNS search domain: a look-up of a name without a dot sends it to the resolver. */
import type { Factor, Level } from '../model/index.ts';

export function searchDomainLevel(domain: string): Level {
  return { name: domain, setting: { searchDomain: domain }, renderings: [domain] };
}

export const searchDomain: Factor = {
  name: 'search-domain',
  kind: 'search-domain',
  describes: 'DNS search domain in /etc/resolv.conf',
  levels: [
    { name: 'none', setting: {}, renderings: [] },
    searchDomainLevel('office.wetherlow.co.uk'),
    searchDomainLevel('intra.songhu-data.com.cn'),
  ],
};
