/** Names that stand for several factors where factors are named: `--factors usual,watched`. */
import type { Factor } from '../model/index.ts';

interface FactorGroup {
  readonly name: string;
  readonly describes: string;
  readonly holds: (factor: Factor) => boolean;
}

/** Varied only when asked for. */
export const isOnDemand = ({ kind }: Factor): boolean => kind === 'watcher';

/** Whether a program can tell by this factor that it is watched. A proxy is an ordinary setting, and such a mark too. */
export const showsWatching = ({ kind }: Factor): boolean => kind === 'watcher' || kind === 'proxy';

export const GROUPS: readonly FactorGroup[] = [
  { name: 'usual', describes: 'what an audit varies by default', holds: (factor) => !isOnDemand(factor) },
  { name: 'watched', describes: 'by what a program can tell that it is watched', holds: showsWatching },
];

/** The names with each group's in its place, each once. Names of neither are left as they are. */
export function withoutGroups(names: readonly string[], all: readonly Factor[]): readonly string[] {
  const expanded = names.flatMap((name) => {
    const group = GROUPS.find((known) => known.name === name);
    return group === undefined ? [name] : all.filter(group.holds).map((factor) => factor.name);
  });
  return [...new Set(expanded)];
}
