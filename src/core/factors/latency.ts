/** Delay of each answer over HTTP. Without it, the lab answers sooner than any real host could. */
import type { Factor, Level } from '../model/index.ts';

const late = (latencyMs: number): Level => ({ name: `${latencyMs} ms`, setting: { latencyMs }, renderings: [] });

export const latency: Factor = {
  name: 'latency',
  kind: 'watcher',
  describes: 'how much later each answer over HTTP comes',
  levels: [{ name: 'none', setting: {}, renderings: [] }, late(180)],
};
