/** The real lab behind the audit's ports. Only this file ties the command line to namespaces. */
import type { AuditPorts } from '../audit/index.ts';
import { LabError } from '../lab/lab.ts';
import { openLab } from '../lab/pool.ts';
import { plantPort } from './plant-port.ts';
import { resolveSubject } from '../lab/subjects/index.ts';

export function labPorts(platform: string = process.platform): AuditPorts {
  return {
    resolve: ({ spec, ...options }) => {
      assertLinux(platform);
      return resolveSubject(spec, options);
    },
    open: (request) => openLab(request),
    ...plantPort(),
  };
}

/** Told before anything is fetched. */
export function assertLinux(platform: string): void {
  if (platform === 'linux') return;
  const name = platform === 'darwin' ? 'macos' : platform === 'win32' ? 'windows' : platform;
  throw new LabError(
    `cannot run an audit on ${name}: the lab needs the namespaces of linux`,
    'run it in a linux machine or container; analyze, verify and factors work here',
  );
}
