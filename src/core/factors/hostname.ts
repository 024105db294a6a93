/** Host name. The lab sets it in the subject's UTS namespace and in /etc/hostname. */
import type { Factor, Level } from '../model/index.ts';

export function hostLevel(name: string): Level {
  return { name, setting: { hostName: name }, renderings: [name] };
}

export const hostname: Factor = {
  name: 'hostname',
  kind: 'host-name',
  describes: 'host name: what uname reports, and /etc/hostname',
  levels: [hostLevel('ws-4471'), hostLevel('fra-dev-17'), hostLevel('hz-gpu-0421'), hostLevel('blr-lap-332')],
};
