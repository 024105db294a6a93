/** Programs that an audit needs from the system, and the Debian package that brings each. Looks, and installs nothing. */
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

export interface SystemProgram {
  readonly name: string;
  readonly package: string;
  readonly why: string;
}

/** What no audit can do without. What only limits some audits (npm, git, time zones) is shown by `tellproof doctor`. */
export const SYSTEM_PROGRAMS: readonly SystemProgram[] = [
  { name: 'perl', package: 'perl-base', why: 'system calls that node does not have' },
];

/** Directories of system programs that an ordinary user's PATH leaves out. */
const SYSTEM_DIRS = ['/usr/sbin', '/sbin', '/usr/bin', '/bin'];

export function missingPrograms(path: string, dirs: readonly string[] = SYSTEM_DIRS): readonly SystemProgram[] {
  const places = [...path.split(':').filter((dir) => dir.startsWith('/')), ...dirs];
  return SYSTEM_PROGRAMS.filter(({ name }) => !places.some((dir) => isProgram(join(dir, name))));
}

export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
