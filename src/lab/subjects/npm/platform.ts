/** Detects the platform of this machine, which selects a native build. Runs in the main process. */
import { readFileSync } from 'node:fs';
import type { Platform } from '../adapters/index.ts';

export interface Machine {
  readonly platform: Platform;
  readonly avx2: boolean;
}

export function thisMachine(): Machine {
  return { platform: `${process.platform}-${process.arch}${isMusl() ? '-musl' : ''}`, avx2: hasAvx2() };
}

/**
 * Node's report names the GNU C library where Node uses it. The report's network part is excluded,
 * because it resolves names.
 */
function isMusl(): boolean {
  if (process.platform !== 'linux') return false;
  Object.assign(process.report, { excludeNetwork: true }); // Node 20.13; its types do not know it yet.
  const report: unknown = process.report.getReport();
  return !JSON.stringify(report).includes('"glibcVersionRuntime"');
}

/** Unknown counts as present: a program that lacks it then reports so itself. */
function hasAvx2(): boolean {
  try {
    return /^flags\s*:.*\bavx2\b/m.test(readFileSync('/proc/cpuinfo', 'utf8')) || process.arch !== 'x64';
  } catch {
    return true;
  }
}
