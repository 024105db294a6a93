/** Names of groups of factors, usable in place of a factor's name: `--factors usual,watched`. */
import type { Factor } from '../model/index.ts';

interface FactorGroup {
  readonly name: string;
  readonly describes: string;
  readonly holds: (factor: Factor) => boolean;
}

/** Whether an audit varies the factor only on request. */
export const isOnDemand = ({ kind }: Factor): boolean => kind === 'watcher';

/** Whether a program can detect by this factor that it is watched; an ordinary proxy counts too. */
export const showsWatching = ({ kind }: Factor): boolean => kind === 'watcher' || kind === 'proxy';

export const GROUPS: readonly FactorGroup[] = [
  { name: 'usual', describes: 'what an audit varies by default', holds: (factor) => !isOnDemand(factor) },
  { name: 'watched', describes: 'by what a program can tell that it is watched', holds: showsWatching },
];

/** Replaces each group by its factors; each name once. Unknown names stay. */
export function withoutGroups(names: readonly string[], all: readonly Factor[]): readonly string[] {
  const expanded = names.flatMap((name) => {
    const group = GROUPS.find((known) => known.name === name);
    return group === undefined ? [name] : all.filter(group.holds).map((factor) => factor.name);
  });
  return [...new Set(expanded)];
}
