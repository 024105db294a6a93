/** The remote of the work directory's git repository; at the reference it is no repository. */
import type { Factor, Level } from '../model/index.ts';

/** A level named after the repository's path (`owner/name`) on its server. */
export function remoteLevel(url: string): Level {
  const [, server = '', path = url] =
    /^(?:\w+:\/\/)?(?:[\w.-]+@)?([\w.-]+)[:/](?:\d+\/)?(.+?)(?:\.git)?\/?$/.exec(url) ?? [];
  const short = path.slice(path.lastIndexOf('/') + 1);
  const renderings = [url, `${server}:${path}`, `${server}/${path}`, path, short];
  return { name: path, setting: { gitRemote: url }, renderings: [...new Set(renderings)] };
}

export const remote: Factor = {
  name: 'remote',
  kind: 'git-remote',
  describes: 'remote `origin` of the git repository in the work directory',
  levels: [
    { name: 'none', setting: {}, renderings: [] },
    remoteLevel('git@github.com:copperleaf/kilnworks.git'),
    remoteLevel('https://gitlab.nordlicht-dev.eu/platform/ferrystack.git'),
    remoteLevel('https://gitee.com/bluepine-tech/orderhub-core.git'),
  ],
};
