/**
 * Pins, finds and discards the cached package of a subject. Runs in the main process, before any
 * trial.
 */
import { LabError } from '../contract/lab.ts';
import { cachedPackage, discardPackage } from './npm/cache.ts';
import { thisMachine } from './npm/platform.ts';
import { isExact, pinVersion } from './npm/versions.ts';
import { defaultCacheDir } from './options.ts';
import { parseSpec } from './spec.ts';

interface NamedPackage {
  readonly name: string;
  readonly wanted: string;
}

/** The package that a spec names; null for specimens, which are never fetched. */
function packageOf(spec: string): NamedPackage | null {
  const parsed = parseSpec(spec);
  if (parsed.kind === 'unreadable') throw new LabError(parsed.message, parsed.hint);
  return parsed.kind === 'npm' ? parsed : null;
}

/**
 * Returns the spec with an exact version; asks the registry only where the version is not exact.
 * @throws LabError
 */
export async function pinSubject(spec: string, cacheDir = defaultCacheDir(process.env)): Promise<string> {
  const found = packageOf(spec);
  if (found === null) return spec;
  const { name, wanted } = found;
  const version = isExact(wanted) ? wanted : (await pinVersion(name, wanted, cacheDir)).version;
  return `npm:${name}@${version}`;
}

/** Whether the package of a pinned subject is in the cache. */
export async function isSubjectCached(spec: string, cacheDir = defaultCacheDir(process.env)): Promise<boolean> {
  const found = packageOf(spec);
  return found === null || (await cachedPackage(found.name, found.wanted, thisMachine().platform, cacheDir)) !== null;
}

/** Removes the package of a pinned subject from the cache. */
export async function discardSubject(spec: string, cacheDir = defaultCacheDir(process.env)): Promise<void> {
  const found = packageOf(spec);
  if (found !== null) await discardPackage(found.name, found.wanted, thisMachine().platform, cacheDir);
}
