/** No folder is a hall: at most 15 files, lists of items apart, so that a folder's listing can be read at a glance. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './source-files.ts';

const MOST_FILES = 15;

/** Folders that are lists, one file an item: their size is the list's. */
const LISTS = [
  { folder: 'src/cli/commands', item: 'a command' },
  { folder: 'src/core/factors', item: 'a factor' },
  { folder: 'src/lab/subjects/adapters', item: 'an adapter' },
  { folder: 'test/hostile', item: 'a hostile subject' },
] as const;

/** Folders below `root` with more files than a reader takes in at once, as `folder: count`. */
function wideFolders(root: string): string[] {
  const names = readdirSync(path.join(ROOT, root), { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  const folders = files.map(({ parentPath }) => path.relative(ROOT, parentPath));
  return [...new Set(folders)].flatMap((folder) => {
    const count = folders.filter((other) => other === folder).length;
    return count > MOST_FILES ? [`${folder}: ${count}`] : [];
  });
}

describe('a folder holds at most 15 files, lists of items apart', () => {
  test.each(['src', 'test'])('below %s', (root) => {
    const wide = wideFolders(root).filter((line) => !LISTS.some(({ folder }) => line.startsWith(`${folder}: `)));
    expect(wide).toEqual([]);
  });
});

test('the check of folders sees a wide one: the list of factors is one', () => {
  expect(wideFolders('src').some((line) => line.startsWith('src/core/factors: '))).toBe(true);
});
