/**
 * A machine of plain files below a temporary directory, and a disk that writes down what was looked
 * at.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Disk, realDisk } from '../../src/inventory/index.ts';
import { scratchDir } from '../store/example.ts';

export interface FakeRoot {
  readonly root: string;
  file(path: string, text?: string): void;
  npm(path: string, version: string): void;
  link(path: string, target: string): void;
  /** A pipe that nobody writes to: whoever opens it waits for ever. */
  trap(path: string): void;
}

export function fakeRoot(): FakeRoot {
  const root = scratchDir();
  const at = (path: string): string => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    return join(root, path);
  };
  const file = (path: string, text = ''): void => writeFileSync(at(path), text);
  return {
    root,
    file,
    npm: (path, version) => file(`${path}/package.json`, JSON.stringify({ name: path, version })),
    link: (path, target) => symlinkSync(target, at(path)),
    trap: (path) => void execFileSync('mkfifo', [at(path)]),
  };
}

export interface WatchedDisk extends Disk {
  readonly opened: readonly string[];
  readonly listed: readonly string[];
}

/** `refuses`: directories whose names the system does not tell. */
export function watchedDisk(refuses: (path: string) => boolean = () => false): WatchedDisk {
  const [opened, listed]: [string[], string[]] = [[], []];
  return {
    ...realDisk,
    opened,
    listed,
    names: (path) => {
      listed.push(path);
      if (refuses(path)) throw Object.assign(new Error('refused'), { code: 'EACCES' });
      return realDisk.names(path);
    },
    text: (path, most) => {
      opened.push(path);
      return realDisk.text(path, most);
    },
  };
}
