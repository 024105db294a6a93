/** Refusals of the kernel, explained by the setting that has to change. */
import { describe, expect, it } from 'vitest';
import { explainRefusal, type HostSettings, parseFailure } from '../../src/lab/namespaces/kernel-settings.ts';

describe('a refusal names the setting that forbids and what to do', () => {
  const host = (settings: Record<string, string>, more: Partial<HostSettings> = {}): HostSettings => ({
    setting: (name) => settings[name],
    inContainer: false,
    seccomp: false,
    ...more,
  });
  const step = (text: string) => parseFailure(text);
  const EPERM = step('create a user namespace\t1\tOperation not permitted');
  const ENOSPC = step('create a user namespace\t28\tNo space left on device');
  const MAP = step('map user ids\t1\tOperation not permitted');
  const PROC = step('mount /proc\t1\tOperation not permitted');

  it.each([
    [
      EPERM,
      host({ 'kernel.unprivileged_userns_clone': '0' }),
      'kernel.unprivileged_userns_clone is 0',
      'sysctl -w kernel.unprivileged_userns_clone=1',
    ],
    [
      ENOSPC,
      host({ 'user.max_user_namespaces': '0' }),
      'user.max_user_namespaces is 0',
      'sysctl -w user.max_user_namespaces=10000',
    ],
    [
      MAP,
      host({ 'kernel.apparmor_restrict_unprivileged_userns': '1' }),
      'kernel.apparmor_restrict_unprivileged_userns is 1',
      'sysctl -w kernel.apparmor_restrict_unprivileged_userns=0',
    ],
    [
      EPERM,
      host({}, { inContainer: true, seccomp: true }),
      "the container's seccomp profile forbids it",
      '--security-opt seccomp=unconfined',
    ],
    [
      PROC,
      host({}, { inContainer: true }),
      'the container hides parts of /proc',
      '--security-opt systempaths=unconfined',
    ],
    [step('create namespaces\t22\tInvalid argument'), host({}), 'this kernel was built without them', 'CONFIG_NET_NS'],
    [step('program nf_tables\t95\tOperation not supported'), host({}), 'Operation not supported', 'tellproof doctor'],
  ])('%o', (failed, settings, why, hint) => {
    const error = explainRefusal(failed, settings);
    expect(error.message).toBe(`the lab cannot ${failed.step}: ${error.message.split(': ').slice(1).join(': ')}`);
    expect(error.message).toContain(why);
    expect(error.hint).toContain(hint);
    expect(error.message + error.hint).not.toMatch(/\n|\.$/);
  });
});
