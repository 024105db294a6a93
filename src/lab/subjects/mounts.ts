/**
 * Decides which host paths a subject may see. The whole home of the audit's user is never one of
 * them. Runs in the main process.
 */
import { realpathSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Mount } from '../../core/model/index.ts';
import { LabError } from '../contract/lab.ts';
import { placeInside } from './sandbox-paths.ts';

/**
 * Reads `PATH` or `PATH:INSIDE`, one `--mount` option. @throws LabError: no such path, or one that
 * holds the home
 */
export function parseMount(text: string, cwd: string): Mount {
  const at = text.lastIndexOf(':/');
  const [host, inside] = at > 0 ? [text.slice(0, at), text.slice(at + 1)] : [text, undefined];
  const asked = path.resolve(cwd, host);
  const from = existing(asked);
  if (from === null) throw new LabError(`no file or directory ${asked} to mount`, 'check the path given to --mount');
  if (holdsHome(from)) {
    throw new LabError(
      `${from} holds your home directory, which no subject may see`,
      'mount what the subject needs of it',
    );
  }
  return { from, to: path.normalize(inside ?? placeInside(asked)) };
}

/** Is the path the root, the home, or a directory above the home? */
export function holdsHome(directory: string): boolean {
  const home = existing(os.homedir()) ?? os.homedir();
  return home === directory || isWithin(home, directory);
}

export function isWithin(inner: string, outer: string): boolean {
  return outer === '/' ? inner !== '/' : inner.startsWith(`${outer}/`);
}

/**
 * Checks that the subject can read `file`. A subject of root's audit runs as another user, to whom
 * root's private files stay private. Any other subject runs as the audit's user.
 * @throws LabError where `file`, mounted as part of `directory`, could not be read inside
 */
export function assertReadable(file: string, directory: string, uid = process.getuid?.()): void {
  if (uid !== 0) return;
  for (let at = file; at === directory || isWithin(at, directory); at = path.dirname(at)) {
    const { mode } = statSync(at);
    if ((mode & (at === file ? 0o004 : 0o001)) === 0) {
      throw new LabError(
        `${at} can be read by its owner only, and the subject of an audit by root runs as another user`,
        `make it readable (chmod -R o+rX ${directory}), or run the audit as an ordinary user`,
      );
    }
  }
}

/** Do the mounts show this path already? */
export function isShown(file: string, mounts: readonly Mount[]): boolean {
  return mounts.some((mount) => mount.to === file || isWithin(file, mount.to));
}

/** The path with its links followed, or null where nothing is there. */
export function existing(file: string): string | null {
  try {
    return realpathSync(file);
  } catch {
    return null;
  }
}
