/**
 * Paths below a root, which may be another machine's. Follows links only inside the root and only a
 * bounded number of times. An unreadable path becomes a limit, not an error.
 */
import { posix } from 'node:path';
import type { Disk, EntryKind } from './disk.ts';

/** Links followed on the way to one path. */
const MOST_LINKS = 16;
/** Names read of one directory. */
const MOST_NAMES = 20_000;

export class Tree {
  readonly #disk: Disk;
  readonly #root: string;
  readonly #limits = new Set<string>();

  constructor(disk: Disk, root: string) {
    this.#disk = disk;
    this.#root = root === '/' ? '' : root.replace(/\/+$/, '');
  }

  get limits(): readonly string[] {
    return [...this.#limits].sort();
  }

  /** Existing paths that match the pattern, links resolved; `*` matches one name. */
  expand(pattern: string): readonly string[] {
    const segments = pattern.split('/').filter((segment) => segment !== '');
    let paths = ['/'];
    for (const segment of segments)
      paths = paths.flatMap((path) =>
        (segment === '*' ? this.names(path) : [segment]).flatMap((name) => this.#step(path, name, 0) ?? []),
      );
    return [...new Set(paths)];
  }

  /** Names in a directory; empty when there is none or it cannot be read. */
  names(path: string): readonly string[] {
    return (
      this.#tried(path, () => {
        if (this.#disk.kind(this.#at(path)) !== 'directory') return [];
        const names = this.#disk.names(this.#at(path));
        if (names.length > MOST_NAMES) this.#limits.add(`${path}: only the first ${MOST_NAMES} names were looked at`);
        return names.slice(0, MOST_NAMES);
      }) ?? []
    );
  }

  kind(path: string): EntryKind | undefined {
    return this.#tried(path, () => this.#disk.kind(this.#at(path)));
  }

  /** Text of a plain file; undefined when there is none. */
  text(path: string, most: number): string | undefined {
    return this.#tried(path, () =>
      this.#disk.kind(this.#at(path)) === 'file' ? this.#disk.text(this.#at(path), most) : undefined,
    );
  }

  /** Path of a name in a directory, links resolved; undefined when it does not exist. */
  #step(dir: string, name: string, links: number): string | undefined {
    if (name === '.' || name === '') return dir;
    if (name === '..') return posix.dirname(dir);
    const path = posix.join(dir, name);
    const kind = this.kind(path);
    if (kind !== 'link') return kind === undefined ? undefined : path;
    if (links >= MOST_LINKS) {
      this.#limits.add(`${path}: too many links lead on from it`);
      return undefined;
    }
    const target = this.#tried(path, () => this.#disk.target(this.#at(path)));
    return target === undefined ? undefined : this.#follow(dir, target, links + 1);
  }

  #follow(dir: string, target: string, links: number): string | undefined {
    let path: string | undefined = target.startsWith('/') ? '/' : dir;
    for (const name of target.split('/')) if (path !== undefined) path = this.#step(path, name, links);
    return path;
  }

  #at = (path: string): string => this.#root + path;

  #tried<T>(path: string, look: () => T): T | undefined {
    try {
      return look();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      this.#limits.add(`${path}: ${WHY[code] ?? code}`);
      return undefined;
    }
  }
}

const WHY: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'too many links lead on from it',
  EIO: 'input/output error of the device',
};
