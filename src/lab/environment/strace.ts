/**
 * Starts a subject under strace, which records the inputs that it reads. The host must have strace,
 * because the lab shows the host's programs. A subject can see that it is traced (TracerPid), so
 * such a run is never measured. Format: strace(1). Runs in the worker.
 */

import { existsSync } from 'node:fs';
import { LabError } from '../contract/lab.ts';
import { BASE } from './base.ts';

/** @throws LabError when no strace is on the PATH of the subject */
export function assertStrace(path: string = BASE.env.PATH): void {
  if (path.split(':').some((directory) => existsSync(`${directory}/strace`))) return;
  throw new LabError(
    'cannot trace what the subject reads: strace is not installed',
    'install it (apt-get install strace) and go on with --resume, or leave --inputs out',
  );
}

/** Where strace writes, inside. */
export const TRACE = '/tmp/.calls';

/** System calls that name files, and those that ask the kernel for facts about the system. */
const CALLS = ['%file', 'uname', 'sysinfo', 'socket', 'sched_getaffinity'];

/**
 * `-y` names the directory to which a relative path belongs; `--seccomp-bpf` stops the subject at
 * these calls only.
 */
export function underStrace(argv: readonly [string, ...string[]]): [string, ...string[]] {
  const options = [
    '-f',
    '--seccomp-bpf',
    '-qq',
    '-y',
    '-e',
    `trace=${CALLS.join(',')}`,
    '-e',
    'signal=none',
    '-o',
    TRACE,
  ];
  return ['strace', ...options, '--', ...argv];
}
