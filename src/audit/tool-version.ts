/**
 * The version of this Tellproof, from its package, and the revision of the checkout it runs from.
 * Loads nothing else, so that `--version` is quick.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's root: two levels above this file, both in `src` and in `dist`. */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface ToolVersion {
  readonly version: string;
  readonly revision: string | null;
}

export const thisTool = (): ToolVersion => ({ version: toolVersion(), revision: toolRevision() });

export function toolVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const known = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  if (!known || typeof manifest.version !== 'string') throw new Error(`${ROOT}package.json states no version`);
  return manifest.version;
}

/** Commit of the checkout (gitrepository-layout(5)); null outside a checkout. */
function toolRevision(): string | null {
  const git = join(ROOT, '.git');
  const head = textOf(join(git, 'HEAD'));
  if (head === null) return null;
  const ref = /^ref: (.+)$/.exec(head)?.[1];
  if (ref === undefined) return head;
  return textOf(join(git, ref)) ?? packed(textOf(join(git, 'packed-refs')) ?? '', ref);
}

const packed = (refs: string, ref: string): string | null =>
  refs
    .split('\n')
    .find((line) => line.endsWith(` ${ref}`))
    ?.split(' ')[0] ?? null;

const textOf = (path: string): string | null => (existsSync(path) ? readFileSync(path, 'utf8').trim() : null);
