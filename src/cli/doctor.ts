/** Looks at what the lab needs, one requirement a line. Changes nothing. */
import { spawnSync } from 'node:child_process';
import { missingPrograms, SYSTEM_PROGRAMS } from './system-programs.ts';

export interface Finding {
  readonly name: string;
  readonly why: string;
  readonly state: 'met' | 'missing';
  /** What to do where it is missing. */
  readonly hint: string | null;
}

export function diagnose(platform: string = process.platform): readonly Finding[] {
  const linux = finding(
    'linux',
    "the lab's namespaces",
    platform === 'linux',
    'run audits in a linux machine or container',
  );
  return platform === 'linux' ? [linux, ...programs(), namespaces()] : [linux];
}

function programs(): Finding[] {
  const missing = missingPrograms(process.env['PATH'] ?? '');
  return SYSTEM_PROGRAMS.map((program) =>
    finding(program.name, program.why, !missing.includes(program), `run: sudo apt-get install ${program.package}`),
  );
}

/** The very call that opens the lab: what forbids it differs from system to system, so it is tried and not guessed. */
function namespaces(): Finding {
  const flags = ['--user', '--map-root-user', '--net', '--mount', '--pid', '--uts', '--ipc', '--fork'];
  const { status, stderr, error } = spawnSync('unshare', [...flags, 'true'], { encoding: 'utf8' });
  const said = error === undefined ? stderr.trim().split('\n').at(-1) : error.message;
  const hint = `unshare says "${said}"; see sysctl user.max_user_namespaces, kernel.unprivileged_userns_clone and kernel.apparmor_restrict_unprivileged_userns`;
  return finding('user namespaces', 'a lab without root', status === 0, hint);
}

const finding = (name: string, why: string, met: boolean, hint: string): Finding => ({
  name,
  why,
  state: met ? 'met' : 'missing',
  hint: met ? null : hint,
});

export function doctorText(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ name, why, state, hint }) => [
    `${state.padEnd(9)}${name.padEnd(18)}${why}`,
    ...(hint === null ? [] : [`         hint: ${hint}`]),
  ]);
  const missing = findings.filter((each) => each.state === 'missing').length;
  return `${[...lines, missing === 0 ? 'the lab can run here' : `${missing} missing: the lab cannot run here`].join('\n')}\n`;
}
