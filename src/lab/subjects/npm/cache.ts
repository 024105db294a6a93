/**
 * Fetched packages on disk, one directory per package, version and platform:
 *
 *     <cache>/npm/@scope+name@1.2.3-linux-x64/
 *       node_modules/…       laid out by npm as a global installation
 *       package-lock.json
 *       fetched.json         what was fetched; written last
 *
 * A directory appears whole or not at all: npm works in a scratch directory, which is renamed when
 * done. When two runs fetch the same package, one wins and both use its result. Nothing changes
 * afterwards. Runs in the main process.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { LabError } from '../../contract/lab.ts';
import { isObject, npm } from './client.ts';
import { fetchError, type Pinned } from './versions.ts';

export interface Fetched extends Pinned {
  /**
   * Subresource integrity of the tarball, as the registry states it; null for registries that state
   * none.
   */
  readonly integrity: string | null;
  /** Holds `node_modules`. */
  readonly directory: string;
}

/** A scratch directory without a write for this long belongs to a dead run. */
const STALE_MS = 6 * 60 * 60_000;

/**
 * Installs `pinned`, unless it is in the cache. `transient`: the package will not stay, so npm
 * stores no copy.
 * @throws LabError: no network, no space, wrong platform, cache not writable, …
 */
export async function fetchPackage(
  pinned: Pinned,
  platform: string,
  cacheDir: string,
  transient = false,
): Promise<Fetched> {
  const known = await cachedPackage(pinned.name, pinned.version, platform, cacheDir);
  if (known !== null) return known;
  const store = path.join(cacheDir, 'npm');
  const scratch = path.join(store, `.fetching-${randomUUID()}`);
  try {
    await sweep(store);
    await install(pinned, scratch, transient ? ['--cache', path.join(scratch, '.npm')] : []);
    await rm(path.join(scratch, '.npm'), { recursive: true, force: true });
    await settle(scratch, directoryOf(pinned.name, pinned.version, platform, cacheDir));
  } catch (error) {
    throw diskError(error, cacheDir) ?? (await fetchError(error, pinned.name, pinned.version, store));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  const fetched = await cachedPackage(pinned.name, pinned.version, platform, cacheDir);
  if (fetched === null) {
    throw new LabError(
      `cannot read back ${pinned.name}@${pinned.version} in ${store}`,
      'remove that directory and try again',
    );
  }
  return fetched;
}

/** The cached package of exactly this version, or null. Never uses the network. */
export async function cachedPackage(
  name: string,
  version: string,
  platform: string,
  cacheDir: string,
): Promise<Fetched | null> {
  const directory = directoryOf(name, version, platform, cacheDir);
  const text = await readFile(path.join(directory, 'fetched.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  const record: unknown = JSON.parse(text);
  if (!isObject(record) || record.version !== version) {
    throw new LabError(`${directory} is damaged`, 'remove that directory; it is fetched again');
  }
  return { name, version, integrity: typeof record.integrity === 'string' ? record.integrity : null, directory };
}

/** Removes a whole package. A run that still uses it keeps only its open files. */
export async function discardPackage(name: string, version: string, platform: string, cacheDir: string): Promise<void> {
  const aside = path.join(cacheDir, 'npm', `.fetching-${randomUUID()}`);
  try {
    await rename(directoryOf(name, version, platform, cacheDir), aside);
  } catch (error) {
    if (isErrno(error) && error.code === 'ENOENT') return;
    throw diskError(error, cacheDir) ?? error;
  }
  await rm(aside, { recursive: true, force: true });
}

/** Versions of a package that can be used without a network. */
export async function cachedVersions(name: string, platform: string, cacheDir: string): Promise<string[]> {
  const [before, after] = [`${fileName(name)}@`, `-${platform}`];
  const entries = await readdir(path.join(cacheDir, 'npm')).catch(() => []);
  return entries
    .filter((entry) => entry.startsWith(before) && entry.endsWith(after))
    .map((entry) => entry.slice(before.length, -after.length));
}

/**
 * Runs npm in a scratch directory, laid out as by `npm install --global`: the package on top, its
 * dependencies inside it.
 */
async function install(pinned: Pinned, scratch: string, more: readonly string[]): Promise<void> {
  await mkdir(scratch, { recursive: true });
  await writeFile(path.join(scratch, 'package.json'), '{ "private": true }\n');
  const spec = `${pinned.name}@${pinned.version}`;
  await npm(['install', spec, ...INSTALL, ...more, '--prefix', scratch], scratch);
  const { name, version } = pinned;
  const integrity = await lockedIntegrity(scratch, name);
  await writeFile(path.join(scratch, 'fetched.json'), `${JSON.stringify({ format: 1, name, version, integrity })}\n`);
}

/**
 * Options that override the user's configuration: no scripts, a lock file, platform packages, this
 * directory.
 */
const INSTALL = [
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--no-global',
  '--save',
  '--save-exact',
  '--package-lock',
  '--include=optional',
  '--omit=dev',
  '--install-strategy=shallow',
  // npm's cached metadata may be older than the version asked for: npm then silently omits a
  // platform's build.
  '--no-prefer-offline',
];

async function lockedIntegrity(directory: string, name: string): Promise<string | null> {
  const lock: unknown = JSON.parse(await readFile(path.join(directory, 'package-lock.json'), 'utf8'));
  const packages = isObject(lock) && isObject(lock.packages) ? lock.packages : {};
  const entry = packages[`node_modules/${name}`];
  return isObject(entry) && typeof entry.integrity === 'string' ? entry.integrity : null;
}

/** Renames into place. Where another run was faster, its directory stays and ours is discarded. */
async function settle(scratch: string, directory: string): Promise<void> {
  try {
    await rename(scratch, directory);
  } catch (error) {
    if (!isErrno(error) || (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST')) throw error;
  }
}

async function sweep(store: string): Promise<void> {
  const entries = await readdir(store).catch(() => []);
  for (const entry of entries.filter((name) => name.startsWith('.fetching-'))) {
    const left = path.join(store, entry);
    const changed = await stat(left).catch(() => null);
    if (changed !== null && Date.now() - changed.mtimeMs > STALE_MS) await rm(left, { recursive: true, force: true });
  }
}

function directoryOf(name: string, version: string, platform: string, cacheDir: string): string {
  return path.join(cacheDir, 'npm', `${fileName(name)}@${version}-${platform}`);
}

function fileName(name: string): string {
  return name.replace('/', '+');
}

function isErrno(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
}

/** The error for a refusal of the file system; null for any other error. */
function diskError(error: unknown, cacheDir: string): LabError | null {
  if (!isErrno(error)) return null;
  const full = error.code === 'ENOSPC' || error.code === 'EDQUOT';
  return new LabError(
    full ? `no space left for packages in ${cacheDir}` : `cannot keep packages in ${cacheDir}: ${error.code ?? ''}`,
    full
      ? 'free some space, or set XDG_CACHE_HOME to another disk'
      : 'set XDG_CACHE_HOME to a directory that you can write',
  );
}
