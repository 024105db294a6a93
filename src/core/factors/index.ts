/** The factors. Adding one is a new file and a line in `FACTORS`; the order is the order of tables and help texts. */
import type { Factor } from '../model/index.ts';
import { ci } from './ci.ts';
import { endpoint } from './endpoint.ts';
import { git } from './git.ts';
import { hostname } from './hostname.ts';
import { locale } from './locale.ts';
import { proxy } from './proxy.ts';
import { registry } from './registry.ts';
import { remote } from './remote.ts';
import { searchDomain } from './search-domain.ts';
import { timezone } from './timezone.ts';
import { user } from './user.ts';
import { workdir } from './workdir.ts';

export const FACTORS: readonly Factor[] = [
  timezone,
  endpoint,
  proxy,
  locale,
  hostname,
  user,
  git,
  remote,
  workdir,
  registry,
  ci,
  searchDomain,
];

export { levelFor } from './level-for.ts';
export { PROFILES } from './profiles.ts';
export { parseLevels, selectFactors, type FactorRequest } from './select.ts';
export { levelOf, settingFor } from './setting.ts';
