/** Which build of a native program this machine runs. */
import { readFileSync } from 'node:fs';
import type { Platform } from '../adapters/index.ts';

export interface Machine {
  readonly platform: Platform;
  readonly avx2: boolean;
}

export function thisMachine(): Machine {
  return { platform: `${process.platform}-${process.arch}${isMusl() ? '-musl' : ''}`, avx2: hasAvx2() };
}

/** Node's own report names the GNU C library where it runs on it. Its network part is left out: it looks names up. */
function isMusl(): boolean {
  if (process.platform !== 'linux') return false;
  Object.assign(process.report, { excludeNetwork: true }); // Node 20.13; its types do not know it yet.
  const report: unknown = process.report.getReport();
  return !JSON.stringify(report).includes('"glibcVersionRuntime"');
}

/** Unknown counts as present: a program that needs it then says so itself. */
function hasAvx2(): boolean {
  try {
    return /^flags\s*:.*\bavx2\b/m.test(readFileSync('/proc/cpuinfo', 'utf8')) || process.arch !== 'x64';
  } catch {
    return true;
  }
}
