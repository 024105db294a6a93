/** Where things stand inside the sandbox: ordinary places of an ordinary machine. */
import type { Mount } from '../../core/model/index.ts';

/** Where a Node outside /usr keeps global packages. */
export const NODE_MODULES = '/opt/node/lib/node_modules';

/** Where a Node outside /usr stands. */
export const NODE_OUTSIDE = '/opt/node/bin/node';

/** How Node is started inside, and the mounts that it needs. */
export interface NodeInside {
  readonly program: string;
  readonly mounts: readonly Mount[];
}

/** The Node that this runs on; a mount only where the host's is not part of the read-only system. */
export function nodeInside(): NodeInside {
  if (isSystemPath(process.execPath)) return { program: process.execPath, mounts: [] };
  return { program: NODE_OUTSIDE, mounts: [{ from: process.execPath, to: NODE_OUTSIDE }] };
}

/** The part of the host that every sandbox shows, read-only and at the same path. */
export function isSystemPath(path: string): boolean {
  return /^\/(usr|bin|sbin|lib|lib32|lib64)\//.test(path);
}

/** Where a host path is shown: in the same place, save for root's home, which no other user may enter, inside as outside. */
export function placeInside(file: string): string {
  return file.startsWith('/root/') ? `/srv${file.slice('/root'.length)}` : file;
}
