/** Root or not. Root is called root and lives in /root, so a path below the home carries it too. */
import type { Factor } from '../model/index.ts';

export const uid: Factor = {
  name: 'uid',
  kind: 'watcher',
  describes: 'root or an ordinary user: the user id, and name and home with it',
  levels: [
    { name: '1000', setting: {}, renderings: [] },
    { name: '0', setting: { superuser: true }, renderings: ['root', '/root', 'uid=0'] },
  ],
};
