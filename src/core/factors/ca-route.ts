/**
 * By which way the subject comes to trust the lab's certificate. The system's bundle holds it always; what differs is which
 * variables say so, and variables are what a program that looks for an inspecting proxy looks at. There is no level without any:
 * Node reads the bundle only where a variable makes it, and would not connect.
 */
import type { Factor, Level } from '../model/index.ts';

function routeLevel(name: string, trust: Readonly<Record<string, string>>): Level {
  return { name, setting: { trust }, renderings: Object.keys(trust) };
}

export const caRoute: Factor = {
  name: 'ca-route',
  kind: 'watcher',
  describes: "where the lab's certificate is named beside the system's bundle: which variables",
  levels: [
    { name: 'node-variable', setting: {}, renderings: ['NODE_EXTRA_CA_CERTS'] },
    // Makes Node read the system's bundle, and so do without a variable of its own.
    routeLevel('openssl-variable', { SSL_CERT_FILE: '{bundle}', NODE_OPTIONS: '--use-openssl-ca' }),
    routeLevel('many-variables', {
      NODE_EXTRA_CA_CERTS: '{certificate}',
      SSL_CERT_FILE: '{bundle}',
      REQUESTS_CA_BUNDLE: '{bundle}',
      CURL_CA_BUNDLE: '{bundle}',
      GIT_SSL_CAINFO: '{bundle}',
    }),
  ],
};
