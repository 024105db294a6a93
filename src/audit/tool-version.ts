/** Which Tellproof this is: version from the package, revision from the checkout it runs from, if any. Loads nothing else. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's root: two levels above this file, in `src` as in `dist`. */
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

/** Commit that the checkout stands at (gitrepository-layout(5)); null outside a checkout. */
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
