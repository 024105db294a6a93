/**
 * A Node of the version that a tool needs, from the registry: a package a platform, the program and nothing to install. Shown
 * where a Node outside /usr stands; the host's own stays what the PATH leads to.
 */
import path from 'node:path';
import { LabError } from '../../contract/lab.ts';
import { NODE_OUTSIDE, type NodeInside } from '../sandbox-paths.ts';
import { fetchPackage } from './cache.ts';
import type { Machine } from './platform.ts';

/** Platforms for which there is such a package. */
const PLATFORMS: readonly string[] = ['linux-x64', 'linux-arm64'];

/** @throws LabError: no such Node for this platform, or as `fetchPackage` */
export async function fetchedNode(version: string, { platform }: Machine, cacheDir: string): Promise<NodeInside> {
  if (!PLATFORMS.includes(platform)) {
    throw new LabError(
      `no Node ${version} for ${platform} in the npm registry, and the tool needs it`,
      `audit it on one of ${PLATFORMS.join(', ')}`,
    );
  }
  const name = `node-${platform}`;
  const { directory } = await fetchPackage({ name, version }, platform, cacheDir);
  const from = path.join(directory, 'node_modules', name, 'bin', 'node');
  return { program: NODE_OUTSIDE, mounts: [{ from, to: NODE_OUTSIDE }] };
}
