/**
 * Faults between a bundle and its file system, as a closed list. Each error has two lines:
 * `message` gives what, where and why, `hint` the next step. Must not decide how a command reacts.
 */

export const STORE_FAULTS = [
  'not-a-bundle',
  'exists',
  'damaged',
  'newer-format',
  'unwritable',
  'unreadable',
  'disk-full',
  'in-use',
  'unfinished',
] as const;
export type StoreFault = (typeof STORE_FAULTS)[number];

export class StoreError extends Error {
  readonly fault: StoreFault;
  readonly hint: string;
  constructor(fault: StoreFault, message: string, hint: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'StoreError';
    this.fault = fault;
    this.hint = hint;
  }
}

/** The `code` of a system error (`ENOSPC`), or an empty string. */
export function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const REFUSED = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT', 'EEXIST', 'ENAMETOOLONG', 'ELOOP', 'EISDIR']);

const WHY: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'part of the path is not a directory',
  ENOENT: 'no such directory',
  EEXIST: 'something else stands there',
  ENAMETOOLONG: 'the name is too long',
  EISDIR: 'a directory stands there',
  ENOSPC: 'no space left on the device',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file system takes no file of this size',
  EMFILE: 'too many open files',
  EIO: 'input/output error of the device',
};

/** In words where the code is known, else the system's own message. */
export function whyOf(error: unknown): string {
  return WHY[errnoOf(error)] ?? (error instanceof Error ? error.message : String(error));
}

/** A failed write as a store error; what was saved before stays usable. */
export function writeError(path: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  if (FULL.has(errnoOf(error))) {
    return new StoreError(
      'disk-full',
      `cannot save ${path}: ${whyOf(error)}`,
      'free some space, then continue with --resume and the bundle: the trials saved so far are kept',
      error,
    );
  }
  const hint = REFUSED.has(errnoOf(error))
    ? 'choose a place that you may write to with --out'
    : 'check the device, then continue with --resume and the bundle';
  return new StoreError('unwritable', `cannot write ${path}: ${whyOf(error)}`, hint, error);
}

export function damaged(dir: string, what: string, cause?: unknown): StoreError {
  return new StoreError(
    'damaged',
    `bundle ${dir} is damaged: ${what}`,
    `list everything that is wrong with: tellproof verify ${dir}`,
    cause,
  );
}
