/**
 * Why a kernel refuses namespaces, in the words of the setting that has to change. Reads settings,
 * changes none. Sources: user_namespaces(7), Debian's and Ubuntu's kernel patches, the seccomp
 * profiles of container engines.
 */
import { existsSync, readFileSync } from 'node:fs';
import { LabError } from '../contract/lab.ts';

/** A step that failed, as the scripts report it: `STEP\tERRNO\tTEXT`. */
export interface FailedStep {
  readonly step: string;
  readonly errno: number;
  readonly text: string;
}

/**
 * The host's settings that decide whether namespaces can be had; a parameter so that each refusal
 * can be tested.
 */
export interface HostSettings {
  /** Content of a file below /proc/sys, trimmed; undefined where the kernel has no such setting. */
  readonly setting: (name: string) => string | undefined;
  readonly inContainer: boolean;
  readonly seccomp: boolean;
}

const EPERM = 1;
const EACCES = 13;
const EINVAL = 22;
const ENOSPC = 28;
const ENOSYS = 38;

function hostSettings(): HostSettings {
  const read = (path: string): string | undefined => {
    try {
      return readFileSync(path, 'utf8').trim();
    } catch {
      return undefined;
    }
  };
  return {
    setting: (name) => read(`/proc/sys/${name.replaceAll('.', '/')}`),
    inContainer:
      existsSync('/.dockerenv') ||
      existsSync('/run/.containerenv') ||
      /docker|kubepods|containerd|lxc/.test(read('/proc/1/cgroup') ?? ''),
    seccomp: /^Seccomp:\s*2/m.test(read('/proc/self/status') ?? ''),
  };
}

export function parseFailure(line: string): FailedStep {
  const [step = line, errno = '0', text = ''] = line.split('\t');
  return { step, errno: Number(errno), text };
}

/** The two-line error for a step of the set-up that the kernel refused. */
export function explainRefusal(failed: FailedStep, host: HostSettings = hostSettings()): LabError {
  const what = `the lab cannot ${failed.step}`;
  const error = (why: string, hint: string): LabError => new LabError(`${what}: ${why}`, hint);
  if (failed.errno === ENOSYS) return error(failed.text, 'the lab runs on linux on x86_64, arm64 and riscv64');
  if (failed.step === 'mount /proc') return error(...procRefused(failed, host));
  if (/user namespace|namespaces$|map (user|group) ids|forbid setgroups/.test(failed.step)) {
    const because = namespacesRefused(failed, host);
    if (because) return error(...because);
  }
  if (host.inContainer && (failed.errno === EPERM || failed.errno === EACCES))
    return error(...containerRefused(failed, host));
  return error(failed.text, 'run tellproof doctor to see which requirement is not met');
}

type Because = readonly [why: string, hint: string];

function namespacesRefused({ errno, text }: FailedStep, host: HostSettings): Because | null {
  if (host.setting('kernel.unprivileged_userns_clone') === '0')
    return [
      'kernel.unprivileged_userns_clone is 0, so only root may create user namespaces',
      'as root: sysctl -w kernel.unprivileged_userns_clone=1, or run tellproof as root',
    ];
  for (const name of [
    'user.max_user_namespaces',
    'user.max_net_namespaces',
    'user.max_mnt_namespaces',
    'user.max_pid_namespaces',
  ])
    if (host.setting(name) === '0' || (errno === ENOSPC && Number(host.setting(name) ?? Infinity) < 64))
      return [`${name} is ${host.setting(name) ?? '0'}, too few`, `as root: sysctl -w ${name}=10000`];
  if (host.setting('kernel.apparmor_restrict_unprivileged_userns') === '1' && (errno === EPERM || errno === EACCES))
    return [
      'kernel.apparmor_restrict_unprivileged_userns is 1, so programs without a profile may not use user namespaces',
      'as root: sysctl -w kernel.apparmor_restrict_unprivileged_userns=0, or run tellproof as root',
    ];
  if (host.inContainer || host.seccomp) return containerRefused({ text }, host);
  if (errno === EINVAL)
    return ['this kernel was built without them', 'use a kernel with CONFIG_USER_NS, CONFIG_NET_NS and CONFIG_PID_NS'];
  return null;
}

function containerRefused({ text }: { readonly text: string }, host: HostSettings): Because {
  const by = host.seccomp ? "the container's seccomp profile forbids it" : 'the container forbids it';
  return [
    `${text.toLowerCase()}, ${by}`,
    'start the container with --security-opt seccomp=unconfined --security-opt systempaths=unconfined --cap-add SYS_ADMIN, or run tellproof outside of it',
  ];
}

function procRefused({ text }: FailedStep, host: HostSettings): Because {
  const where = host.inContainer ? 'the container hides parts of /proc' : 'something is mounted over parts of /proc';
  return [
    `${text.toLowerCase()}, ${where}, and the kernel allows no fresh one then`,
    'start the container with --security-opt systempaths=unconfined (podman: --security-opt unmask=ALL), or run tellproof outside of it',
  ];
}
