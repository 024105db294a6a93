/**
 * Tracing of the subject. It shows in TracerPid of /proc/self/status, in the list of processes, and
 * in slower signals and forks.
 */
import type { Factor } from '../model/index.ts';

export const traced: Factor = {
  name: 'traced',
  kind: 'watcher',
  describes: 'a tracer that holds the subject and all that it starts, as strace or a debugger does',
  levels: [
    { name: 'no', setting: {}, renderings: [] },
    { name: 'yes', setting: { traced: true }, renderings: ['strace'] },
  ],
};
