/** What is kept of a subject on this machine, and which version of it is meant: whatever is asked about a subject before it is run. */
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

/** Only packages of the registry are fetched. */
function packageOf(spec: string): NamedPackage | null {
  const parsed = parseSpec(spec);
  if (parsed.kind === 'unreadable') throw new LabError(parsed.message, parsed.hint);
  return parsed.kind === 'npm' ? parsed : null;
}

/** The subject with its version named exactly; asks the registry only where it is not. @throws LabError */
export async function pinSubject(spec: string, cacheDir = defaultCacheDir(process.env)): Promise<string> {
  const found = packageOf(spec);
  if (found === null) return spec;
  const { name, wanted } = found;
  const version = isExact(wanted) ? wanted : (await pinVersion(name, wanted, cacheDir)).version;
  return `npm:${name}@${version}`;
}

/** Whether the package of a pinned subject is there. */
export async function isSubjectCached(spec: string, cacheDir = defaultCacheDir(process.env)): Promise<boolean> {
  const found = packageOf(spec);
  return found === null || (await cachedPackage(found.name, found.wanted, thisMachine().platform, cacheDir)) !== null;
}

/** Removes the package of a pinned subject. */
export async function discardSubject(spec: string, cacheDir = defaultCacheDir(process.env)): Promise<void> {
  const found = packageOf(spec);
  if (found !== null) await discardPackage(found.name, found.wanted, thisMachine().platform, cacheDir);
}
