/** A file that the user names: its whole text, or a two-line error. */
import { readFileSync } from 'node:fs';
import { AuditError } from './errors.ts';

/** `hint`: a file to name instead. @throws AuditError `usage` */
export function readUserFile(path: string, hint: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw unreadableFile(path, error, hint);
  }
}

/** The error for a file that cannot be read. */
export function unreadableFile(path: string, error: unknown, hint: string): AuditError {
  const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new AuditError('usage', `cannot read ${path}: ${WHY[why] ?? why}`, hint);
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'permission denied',
  EISDIR: 'it is a directory',
};

interface ContentFault {
  readonly line: number;
  readonly column: number;
  readonly what: string;
  readonly hint: string;
}

/** The error for a file whose content breaks its format. */
export const unusableFile = (path: string, { line, column, what, hint }: ContentFault): AuditError =>
  new AuditError('usage', `cannot use ${path}: line ${line}, column ${column}: ${what}`, hint);
