/**
 * The route by which the subject comes to trust the lab's certificate. The system's bundle contains
 * it at every level; levels differ in the variables that name it. Programs that look for an
 * inspecting proxy read these variables. A level without any is impossible: Node reads the bundle
 * only if a variable tells it to, and would not connect.
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
    // The option makes Node read the system's bundle, so it needs no variable of its own.
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
