/** The versions of a package, and when each was published as the registry states it. */
import { mkdir } from 'node:fs/promises';
import { isObject, npm } from './client.ts';
import { byVersion, fetchError } from './version.ts';

export interface PublishedVersion {
  readonly version: string;
  /** ISO 8601; null where the registry states none. */
  readonly published: string | null;
}

/**
 * By precedence (SemVer 2.0): a registry's dates are those of its own copy, and a mirror may have fetched an old version late.
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
