/** Package registry, as npm and the tools that follow its settings read it. */
import type { Factor, Level } from '../model/index.ts';

/** A level named after the registry's host. `url` ends in a slash. */
export function registryLevel(url: string): Level {
  const host = new URL(url).host;
  return {
    name: host,
    setting: { env: { npm_config_registry: url }, files: [{ path: '~/.npmrc', text: `registry=${url}\n` }] },
    renderings: [host],
  };
}

export const registry: Factor = {
  name: 'registry',
  kind: 'registry',
  describes: 'npm registry: npm_config_registry and ~/.npmrc',
  levels: [
    { name: 'default', setting: {}, renderings: [] },
    registryLevel('https://registry.npmmirror.com/'),
    registryLevel('https://npm.artifacts.harrowgate.io/repository/npm-all/'),
  ],
};
