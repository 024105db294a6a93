/** Takes the inventory below a root: every tool in every place, with the known verdicts on it. */
import type { Disk } from './disk.ts';
import { type Find, findExtensions, findHomebrew, findNative, findNpm, findPlugins, findPython } from './finders.ts';
import { KNOWN_TOOLS } from './known-tools.ts';
import { PLACES } from './places.ts';
import type { InstalledTool, Inventory } from './model.ts';
import { type KnownVerdict, standingOf } from './standing.ts';
import { Tree } from './tree.ts';

export interface InventoryRequest {
  /** `/`, or the mount point of another machine's file system. */
  readonly root: string;
  /** Homes to search, below the root; `*` matches any name. */
  readonly homes: readonly string[];
  /** `linux-x64`; null: unknown, then verdicts on any platform count. */
  readonly platform: string | null;
  readonly verdicts: readonly KnownVerdict[];
}

const FINDERS = [
  ['npm', findNpm],
  ['python', findPython],
  ['extension', findExtensions],
  ['jetbrains', findPlugins],
  ['homebrew', findHomebrew],
] as const satisfies readonly (readonly [string, Find])[];

export function takeInventory({ root, homes, platform, verdicts }: InventoryRequest, disk: Disk): Inventory {
  const tree = new Tree(disk, root);
  const own = homes.flatMap((home) => tree.expand(home));
  const found = [
    ...FINDERS.flatMap(([kind, find]) =>
      PLACES[kind].flatMap((place) => pathsOf(tree, place, own).flatMap((path) => find(tree, path, KNOWN_TOOLS[kind]))),
    ),
    ...own.flatMap((home) => findNative(tree, home, KNOWN_TOOLS)),
  ];
  const tools = withoutDuplicates(found).map((one) => ({ ...one, ...standingOf(one, verdicts, platform) }));
  return { root, tools, limits: tree.limits };
}

/** Existing paths of a place, with `~` replaced by each home. */
const pathsOf = (tree: Tree, place: string, homes: readonly string[]): readonly string[] =>
  place.startsWith('~') ? homes.flatMap((home) => tree.expand(place.replace('~', home))) : tree.expand(place);

/** Removes duplicates, since several places may lead to one directory. Sorts by name and path. */
function withoutDuplicates(found: readonly InstalledTool[]): InstalledTool[] {
  const byPath = new Map(found.map((one) => [`${one.name}\n${one.path}`, one]));
  return [...byPath.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.path < b.path ? -1 : 1));
}
