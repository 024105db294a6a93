/** Marks by which programs recognize a container, as Docker and Podman leave them. */
import type { Factor } from '../model/index.ts';

export const container: Factor = {
  name: 'container',
  kind: 'watcher',
  describes: 'marks of a container: /.dockerenv, /run/.containerenv, the variable container',
  levels: [
    { name: 'none', setting: {}, renderings: [] },
    { name: 'docker', setting: { files: [{ path: '/.dockerenv', text: '' }] }, renderings: ['docker'] },
    {
      name: 'podman',
      setting: {
        env: { container: 'podman' },
        files: [{ path: '/run/.containerenv', text: 'engine="podman-4.9.4"\nname="dev"\nrootless=1\n' }],
      },
      renderings: ['podman'],
    },
  ],
};
