/** A file that cannot be read, in two lines. */
import { AuditError } from '../errors.ts';

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'permission denied',
  EISDIR: 'it is a directory',
};

export function unreadable(path: string, error: unknown, hint: string): AuditError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new AuditError('usage', `cannot read ${path}: ${WHY[code] ?? code}`, hint);
}
