/** What a user may say about a subject beside its name. */
import os from 'node:os';
import path from 'node:path';
import type { Mount } from '../../core/model/index.ts';
import type { Machine } from './npm/platform.ts';

export interface SubjectOptions {
  /** Where fetched packages are kept. */
  readonly cacheDir: string;
  /** What is fetched is thrown away soon: npm keeps no copy in its own cache. */
  readonly transient?: boolean;
  /** Directory from which a command's relative paths are meant. */
  readonly cwd: string;
  /** What followed `--`: a command, or the arguments of a package. */
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

/** `$XDG_CACHE_HOME/tellproof`, or `~/.cache/tellproof` (XDG Base Directory Specification: relative values are ignored). */
export function defaultCacheDir(env: Readonly<Record<string, string | undefined>>): string {
  const base = env.XDG_CACHE_HOME;
  const isSet = base !== undefined && path.isAbsolute(base);
  return path.join(isSet ? base : path.join(os.homedir(), '.cache'), 'tellproof');
}
