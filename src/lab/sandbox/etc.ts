/**
 * The text of the files in /etc that describe the machine, its user and its network. It is invented
 * and never the host's. Runs in the worker. Pure.
 */
import { WIRE } from '../namespaces/addresses.ts';
import type { SandboxSpec } from './spec.ts';

/**
 * Machine id of every trial unless a factor sets it. It is fixed, so that it does not vary across
 * trials.
 */
const MACHINE_ID = '5b0e7c1fd3a94c62b8f7a1e09d46c38a';

export type MachineIdentity = Pick<SandboxSpec, 'hostName' | 'userName' | 'home' | 'searchDomain' | 'uid'>;

/** Text by file name below /etc. */
export function etcFiles({
  hostName,
  userName,
  home,
  searchDomain,
  uid,
}: MachineIdentity): Readonly<Record<string, string>> {
  const [shortName = hostName] = hostName.split('.');
  const names = shortName === hostName ? hostName : `${hostName} ${shortName}`;
  return {
    passwd: [
      'root:x:0:0:root:/root:/bin/bash',
      'daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin',
      'bin:x:2:2:bin:/bin:/usr/sbin/nologin',
      'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin',
      ...(uid === 0 ? [] : [`${userName}:x:${uid}:${uid}:${userName},,,:${home}:/bin/bash`]),
      '',
    ].join('\n'),
    group: `root:x:0:\ndaemon:x:1:\nbin:x:2:\ntty:x:5:\nnogroup:x:65534:\n${uid === 0 ? '' : `${userName}:x:${uid}:\n`}`,
    hostname: `${shortName}\n`,
    hosts: `127.0.0.1\tlocalhost\n127.0.1.1\t${names}\n::1\tlocalhost ip6-localhost ip6-loopback\n`,
    'resolv.conf': `${searchDomain === null ? '' : `search ${searchDomain}\n`}nameserver ${WIRE.gateway4}\n`,
    'nsswitch.conf':
      'passwd:\tfiles\ngroup:\tfiles\nshadow:\tfiles\nhosts:\tfiles dns\nnetworks:\tfiles\nprotocols:\tfiles\nservices:\tfiles\n',
    'machine-id': `${MACHINE_ID}\n`,
    timezone: 'Etc/UTC\n',
    fstab: '',
    profile: 'if [ "${PS1-}" ] && [ "${BASH-}" ] && [ -f /etc/bash.bashrc ]; then\n  . /etc/bash.bashrc\nfi\n',
    'bash.bashrc': '[ -z "${PS1-}" ] && return\nshopt -s checkwinsize\nPS1=\'\\u@\\h:\\w\\$ \'\n',
    shells: '/bin/sh\n/bin/bash\n/bin/dash\n',
  };
}

/**
 * Files of the host's /etc that hold no names, keys or habits of its owner; copied unchanged where
 * they exist.
 */
export const COPIED_FROM_ETC = [
  'debian_version',
  'ethertypes',
  'gai.conf',
  'host.conf',
  'ld.so.cache',
  'ld.so.conf',
  'locale.alias',
  'lsb-release',
  'mime.types',
  'os-release',
  'protocols',
  'redhat-release',
  'rpc',
  'services',
] as const;

/** Directories of the host's /etc without such content; mounted read-only. */
export const SHOWN_FROM_ETC = ['alternatives', 'fonts', 'ld.so.conf.d', 'terminfo'] as const;
