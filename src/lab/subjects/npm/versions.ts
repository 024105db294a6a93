/**
 * Versions of a package in the registry: pins the one that a user means, and lists the published
 * ones. Runs in the main process.
 */
import { mkdir } from 'node:fs/promises';
import { LabError } from '../../contract/lab.ts';
import { isObject, npm, NpmFailure } from './client.ts';
import { asLabError } from './failures.ts';

export interface Pinned {
  readonly name: string;
  readonly version: string;
}

/** An exact version (SemVer 2.0), not a tag or a range. */
export function isExact(wanted: string): boolean {
  return /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/.test(wanted);
}

/**
 * Asks the registry for the version. `wanted`: a version, a tag, or a range (its highest published
 * version).
 * @throws LabError: no such package or version, no network, …
 */
export async function pinVersion(name: string, wanted: string, cwd: string): Promise<Pinned> {
  const spec = `${name}@${wanted}`;
  const found = await npm(['view', spec, 'name', 'version'], cwd).catch(async (error: unknown) => {
    throw await fetchError(error, name, wanted, cwd);
  });
  const last: unknown = Array.isArray(found) ? highest(found) : found;
  if (!isObject(last) || typeof last.version !== 'string') throw await noSuchVersion(name, wanted, cwd);
  return { name, version: last.version };
}

/**
 * The error to show for `error`, with the nearest versions where it is the version that is missing.
 */
export async function fetchError(error: unknown, name: string, wanted: string, cwd: string): Promise<Error> {
  const missing = error instanceof NpmFailure && (error.code === 'E404' || error.code === 'ETARGET');
  return missing ? noSuchVersion(name, wanted, cwd) : asLabError(error, `${name}@${wanted}`);
}

/** The error for a missing package, or for a missing version with the nearest ones that exist. */
async function noSuchVersion(name: string, wanted: string, cwd: string): Promise<Error> {
  const found = await npm(['view', name, 'versions', 'dist-tags'], cwd).catch((error: unknown) =>
    asLabError(error, name),
  );
  if (found instanceof Error) return found;
  const { versions, 'dist-tags': tags } = isObject(found) ? found : {};
  const all = (Array.isArray(versions) ? versions : [versions]).filter((version) => typeof version === 'string');
  const latest = isObject(tags) && typeof tags.latest === 'string' ? tags.latest : 'none';
  const near = nearest(all, wanted).join(', ');
  const kind = isExact(wanted) ? 'version' : 'version or tag';
  return new LabError(
    `npm:${name} has no ${kind} ${wanted}`,
    near === '' ? `latest is ${latest}` : `nearest: ${near}; latest is ${latest}`,
  );
}

/**
 * Up to two published versions around the wanted one, oldest first; none where `wanted` is no
 * version.
 */
export function nearest(versions: readonly string[], wanted: string): string[] {
  if (!/^\d/.test(wanted)) return [];
  const sorted = [...versions].sort(byVersion);
  const below = sorted.filter((version) => byVersion(version, wanted) < 0).at(-1);
  const above = sorted.find((version) => byVersion(version, wanted) > 0);
  return [below, above].filter((version) => version !== undefined);
}

function highest(entries: readonly unknown[]): unknown {
  const versioned = entries.filter(
    (entry): entry is { version: string } => isObject(entry) && typeof entry.version === 'string',
  );
  return versioned.sort((one, other) => byVersion(one.version, other.version)).at(-1);
}

/** SemVer 2.0 precedence, section 11, build metadata left out. */
export function byVersion(one: string, other: string): number {
  const [a, b] = [parts(one), parts(other)];
  for (let at = 0; at < 3; at += 1) {
    const difference = (a.release[at] ?? 0) - (b.release[at] ?? 0);
    if (difference !== 0) return difference;
  }
  if (a.pre.length === 0 || b.pre.length === 0) return b.pre.length - a.pre.length;
  for (let at = 0; at < Math.max(a.pre.length, b.pre.length); at += 1) {
    const difference = byIdentifier(a.pre[at], b.pre[at]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function parts(version: string): { release: number[]; pre: string[] } {
  const [, release = '', pre = ''] = /^v?([\d.]*)(?:-([^+]*))?/.exec(version) ?? [];
  return { release: release.split('.').map(Number), pre: pre === '' ? [] : pre.split('.') };
}

/** A missing identifier comes first, then numbers by size, then words by code point. */
function byIdentifier(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined) return (one === undefined ? 0 : 1) - (other === undefined ? 0 : 1);
  const [a, b] = [one, other].map((part) => (/^\d+$/.test(part) ? Number(part) : null));
  if (a !== null && a !== undefined && b !== null && b !== undefined) return a - b;
  if (a === null && b === null) return one < other ? -1 : one > other ? 1 : 0;
  return a === null ? 1 : -1;
}

export interface PublishedVersion {
  readonly version: string;
  /** ISO 8601; null where the registry states none. */
  readonly published: string | null;
}

/**
 * All published versions by precedence (SemVer 2.0). Dates do not order them: a mirror may date an
 * old version by its late fetch.
 * @throws LabError: no such package, no network, …
 */
export async function publishedVersions(name: string, cacheDir: string): Promise<PublishedVersion[]> {
  await mkdir(cacheDir, { recursive: true });
  const found = await npm(['view', name, 'versions', 'time'], cacheDir).catch(async (error: unknown) => {
    throw await fetchError(error, name, 'latest', cacheDir);
  });
  const { versions, time } = isObject(found) ? found : {};
  const dates = isObject(time) ? time : {};
  const all = (Array.isArray(versions) ? versions : [versions]).filter((one) => typeof one === 'string');
  const dateOf = (version: string): string | null => {
    const date = dates[version];
    return typeof date === 'string' ? date : null;
  };
  return all
    .map((version) => ({ version, published: dateOf(version) }))
    .sort((a, b) => byVersion(a.version, b.version));
}
