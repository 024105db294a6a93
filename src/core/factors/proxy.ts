/** Forward proxy. The lab writes the URL into HTTP_PROXY and HTTPS_PROXY, in both spellings. */
import type { Factor, Level } from '../model/index.ts';

/** A level named after the proxy's host and port. */
export function proxyLevel(url: string): Level {
  const { host, hostname } = new URL(url);
  return { name: host, setting: { proxy: url }, renderings: host === hostname ? [host] : [host, hostname] };
}

export const proxy: Factor = {
  name: 'proxy',
  kind: 'proxy',
  describes: 'forward proxy: HTTP_PROXY and HTTPS_PROXY in both spellings',
  levels: [
    { name: 'none', setting: {}, renderings: [] },
    proxyLevel('http://proxy.corp-brightmoor.net:3128'),
    proxyLevel('http://squid.qinghe-office.com:8080'),
  ],
};
