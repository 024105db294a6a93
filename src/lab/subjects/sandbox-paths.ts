/** Paths inside the sandbox, as on an ordinary machine. Runs in the main process. */
import type { Mount } from '../../core/model/index.ts';

/** Directory of global packages of a Node outside /usr. */
export const NODE_MODULES = '/opt/node/lib/node_modules';

/** Program of a Node outside /usr. */
export const NODE_OUTSIDE = '/opt/node/bin/node';

/** Path of Node inside, and the mounts that it needs. */
export interface NodeInside {
  readonly program: string;
  readonly mounts: readonly Mount[];
}

/**
 * The Node that runs this process. It needs a mount only where it is not part of the read-only
 * system.
 */
export function nodeInside(): NodeInside {
  if (isSystemPath(process.execPath)) return { program: process.execPath, mounts: [] };
  return { program: NODE_OUTSIDE, mounts: [{ from: process.execPath, to: NODE_OUTSIDE }] };
}

/** The part of the host that every sandbox shows, read-only and at the same path. */
export function isSystemPath(path: string): boolean {
  return /^\/(usr|bin|sbin|lib|lib32|lib64)\//.test(path);
}

/**
 * Path inside of a host path. It is the same, except below root's home, which no other user may
 * enter.
 */
export function placeInside(file: string): string {
  return file.startsWith('/root/') ? `/srv${file.slice('/root'.length)}` : file;
}
