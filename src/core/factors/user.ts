/** Login name. The home directory is named after it, so paths below the home show it too. */
import type { Factor, Level } from '../model/index.ts';

export function userLevel(name: string): Level {
  return { name, setting: { userName: name }, renderings: [name] };
}

export const user: Factor = {
  name: 'user',
  kind: 'user-name',
  describes: 'login name: USER, LOGNAME, the password file and the home directory',
  levels: [userLevel('jwhitlock'), userLevel('mkeller'), userLevel('zhangwei88'), userLevel('priyanair')],
};
