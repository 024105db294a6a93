/** The real lab behind the audit's ports. The only file of the command line that knows the lab. */
import type { BisectPorts } from '../audit/bisect/index.ts';
import { AuditError, type AuditPorts } from '../audit/index.ts';
import type { SurveyPorts } from '../audit/survey/index.ts';
import { LabError } from '../lab/contract/lab.ts';
import { openLab } from '../lab/pool/pool.ts';
import { plantingPort } from './plant-port.ts';
import {
  defaultCacheDir,
  discardSubject,
  isSubjectCached,
  pinSubject,
  publishedVersions,
  resolveSubject,
} from '../lab/subjects/index.ts';

export function labPorts(platform: string = process.platform): AuditPorts {
  return {
    resolve: ({ spec, ...options }) => {
      assertLinux(platform);
      return resolveSubject(spec, options);
    },
    open: (request) => openLab(request),
    ...plantingPort(),
  };
}

export function surveyPorts(platform: string = process.platform): SurveyPorts {
  return {
    ...labPorts(platform),
    pin: (spec) => {
      assertMachine(platform);
      return pinSubject(spec);
    },
    isKept: (spec) => isSubjectCached(spec),
    discard: (spec) => discardSubject(spec),
  };
}

export function bisectPorts(platform: string = process.platform): BisectPorts {
  return {
    ...labPorts(platform),
    published: (name) => {
      assertMachine(platform);
      return publishedVersions(name, defaultCacheDir(process.env));
    },
    obtain: async ({ spec, ...options }, scratch) => {
      const isKept = spec !== null && (await isSubjectCached(spec));
      return resolveSubject(spec, isKept ? options : { ...options, cacheDir: scratch, transient: true });
    },
  };
}

/**
 * A machine without a lab ends a survey or bisection, instead of giving a row for each tool or
 * version.
 */
function assertMachine(platform: string): void {
  try {
    assertLinux(platform);
  } catch (error) {
    throw error instanceof LabError ? new AuditError('failed', error.message, error.hint) : error;
  }
}

/** Checked before anything is fetched. @throws LabError on another system */
export function assertLinux(platform: string): void {
  if (platform === 'linux') return;
  const name = platform === 'darwin' ? 'macos' : platform === 'win32' ? 'windows' : platform;
  throw new LabError(
    `cannot run an audit on ${name}: the lab needs the namespaces of linux`,
    'run it on a linux machine or in a container; analyze, verify and factors work here',
  );
}
