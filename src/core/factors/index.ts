/**
 * Face of the folder, and the list of factors. A new factor is a file and a line in `FACTORS` or
 * `WATCHERS`. Tables and help texts use the order of the lists.
 */
import type { Factor } from '../model/index.ts';
import { caRoute } from './ca-route.ts';
import { ci } from './ci.ts';
import { container } from './container.ts';
import { endpoint } from './endpoint.ts';
import { git } from './git.ts';
import { hostname } from './hostname.ts';
import { latency } from './latency.ts';
import { locale } from './locale.ts';
import { proxy } from './proxy.ts';
import { registry } from './registry.ts';
import { remote } from './remote.ts';
import { searchDomain } from './search-domain.ts';
import { timezone } from './timezone.ts';
import { traced } from './traced.ts';
import { uid } from './uid.ts';
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

/** Marks of the lab itself, varied on request only: a program may behave when it is watched. */
export const WATCHERS: readonly Factor[] = [caRoute, traced, latency, uid, container];

export { GROUPS, showsWatching } from './groups.ts';
export { levelFor } from './level-for.ts';
export { levelNames } from './level-names.ts';
export { PROFILES } from './profiles.ts';
export { parseLevels, selectFactors, type FactorRequest } from './select.ts';
export { levelOf, settingFor } from './setting.ts';
