/** Work directory, below the home. */
import type { Factor, Level } from '../model/index.ts';

/** A level named after the path; the path's last part is a rendering too. */
export function workDirLevel(path: string): Level {
  const last = path.slice(path.lastIndexOf('/') + 1);
  return { name: path, setting: { workDir: path }, renderings: last === path ? [path] : [path, last] };
}

export const workdir: Factor = {
  name: 'workdir',
  kind: 'work-dir',
  describes: 'path of the work directory below the home',
  levels: [
    workDirLevel('projects/marigold-app'),
    workDirLevel('src/zahlungsverkehr'),
    workDirLevel('code/xiangmu-wukong'),
  ],
};
