/** The options for a subject beside its spec. Runs in the main process. */
import os from 'node:os';
import path from 'node:path';
import type { Mount } from '../../core/model/index.ts';
import type { Machine } from './npm/platform.ts';

export interface SubjectOptions {
  /** Directory of fetched packages. */
  readonly cacheDir: string;
  /** The package is discarded soon, so npm stores no copy in its own cache. */
  readonly transient?: boolean;
  /** Base of a command's relative paths. */
  readonly cwd: string;
  /** The words after `--`: a command, or the arguments of a package. */
  readonly rest: readonly string[];
  /** `--endpoint-env`: variables that take the endpoint. */
  readonly endpointEnv: readonly string[];
  /** `--env`. */
  readonly env: Readonly<Record<string, string>>;
  /** `--mount`, each a host path shown at the same or another path. */
  readonly mounts: readonly Mount[];
  /** Absent: the machine that this runs on. */
  readonly machine?: Machine;
}

/**
 * `$XDG_CACHE_HOME/tellproof`, or `~/.cache/tellproof` (XDG Base Directory Specification: relative
 * values are ignored).
 */
export function defaultCacheDir(env: Readonly<Record<string, string | undefined>>): string {
  const base = env.XDG_CACHE_HOME;
  const isSet = base !== undefined && path.isAbsolute(base);
  return path.join(isSet ? base : path.join(os.homedir(), '.cache'), 'tellproof');
}
