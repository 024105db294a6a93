/**
 * Finders of tools in the places of each installer, by the lists of tools and places. They read
 * names and versions only.
 */
import type { Installer, InstalledTool } from './model.ts';
import type { KnownTool, KnownTools } from './known-tools.ts';
import type { Tree } from './tree.ts';

/** Finds the tools of one kind in one of its places. */
export type Find = (tree: Tree, place: string, tools: readonly KnownTool[]) => readonly InstalledTool[];

/** Bytes. A longer manifest is not read to its end, so it does not parse. */
const LONGEST_MANIFEST = 1 << 20;

const installed = (
  how: Installer,
  { name, vendor, subject }: KnownTool,
  version: string | null,
  path: string,
): InstalledTool => ({
  name,
  vendor,
  how,
  version,
  path,
  subject: subject ?? `${how}:${name}`,
});

/** `node_modules/NAME/package.json`. */
export const findNpm: Find = (tree, place, tools) =>
  tools.flatMap((tool) =>
    tree.expand(`${place}/${tool.name}`).flatMap((path) => {
      const manifest = tree.text(`${path}/package.json`, LONGEST_MANIFEST);
      return manifest === undefined ? [] : [installed('npm', tool, versionIn(manifest), path)];
    }),
  );

/** Null when the text states no version. */
function versionIn(manifest: string): string | null {
  try {
    const { version } = JSON.parse(manifest) as { readonly version?: unknown };
    return typeof version === 'string' && version !== '' ? version : null;
  } catch {
    return null; // Reported as installed in an unknown version.
  }
}

/** `site-packages/NAME-VERSION.dist-info`; names are normalized by PEP 503 and PEP 427. */
export const findPython: Find = (tree, place, tools) =>
  tree.names(place).flatMap((name) => {
    const [, distribution = '', version = ''] = /^(.+?)-(\d[^-]*)\.dist-info$/.exec(name) ?? [];
    const tool = tools.find((one) => one.name === distribution.toLowerCase().replace(/[-_.]+/g, '-'));
    return tool === undefined ? [] : [installed('python', tool, version, `${place}/${name}`)];
  });

/** `extensions/PUBLISHER.NAME-VERSION`, for some followed by a platform. */
export const findExtensions: Find = (tree, place, tools) =>
  tree.names(place).flatMap((name) => {
    const [, id = '', version = ''] = /^(.+?)-(\d+\.\d+\.\d+[^-]*)(?:-.*)?$/.exec(name) ?? [];
    const tool = tools.find((one) => one.name === id.toLowerCase());
    return tool === undefined ? [] : [installed('extension', tool, version, `${place}/${name}`)];
  });

/** `plugins/NAME`. The version is inside an archive, and is not read. */
export const findPlugins: Find = (tree, place, tools) =>
  tools.flatMap((tool) => tree.expand(`${place}/${tool.name}`).map((path) => installed('jetbrains', tool, null, path)));

/** `Cellar/NAME/VERSION`, where a revision of the recipe may follow the version. */
export const findHomebrew: Find = (tree, place, tools) =>
  tools.flatMap((tool) =>
    tree
      .expand(`${place}/${tool.name}`)
      .flatMap((path) =>
        tree
          .names(path)
          .filter((name) => /^\d/.test(name))
          .map((version) => ({ version, path })),
      )
      .map(({ version, path }) => installed('homebrew', tool, version.replace(/_\d+$|,.*$/, ''), `${path}/${version}`)),
  );

/** A program of its own: its installed versions, else the program with an unknown version. */
export function findNative(tree: Tree, home: string, { native }: KnownTools): readonly InstalledTool[] {
  const at = (pattern: string): readonly string[] => tree.expand(pattern.replace('~', home));
  return native.flatMap((tool) => {
    const versions = tool.versions === undefined ? [] : at(tool.versions);
    const found = versions.map((path) => installed('native', tool, path.split('/').at(-1) ?? null, path));
    const known = new Set(versions);
    const others = (tool.programs ?? []).flatMap(at).filter((path) => !known.has(path));
    return [...found, ...others.map((path) => installed('native', tool, null, path))];
  });
}
