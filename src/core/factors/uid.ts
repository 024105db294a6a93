/** User id: root or an ordinary user. Root's home is /root, so paths below the home show it too. */
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
