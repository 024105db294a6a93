/** Values of a factor beyond its levels, which `probe` tries. */
import type { Factor } from '../../model/index.ts';
import { HOST_KINDS, HOSTS } from './hosts.ts';
import { ZONES } from './zones.ts';

export interface Dictionary {
  readonly values: readonly string[];
  /** The kind of a value, for a table; undefined: unknown. */
  readonly kindOf: (value: string) => string | undefined;
  /**
   * `names`: rules may go by parts of a value, and new values can be made. `closed`: no others
   * exist.
   */
  readonly shape: 'names' | 'closed';
}

/** The dictionary of a factor; without one, the factor's own levels. */
export function dictionaryOf({ kind, levels }: Factor): Dictionary {
  if (kind === 'time-zone') return { values: ZONES.flat(), kindOf: zoneOf, shape: 'closed' };
  if (NAMED.has(kind)) return { values: HOSTS, kindOf: hostKind, shape: 'names' };
  return { values: levels.map(({ name }) => name), kindOf: () => undefined, shape: 'closed' };
}

/** Kinds of factors whose values are host names or URLs. */
const NAMED: ReadonlySet<Factor['kind']> = new Set(['endpoint', 'host-name', 'search-domain', 'proxy']);

const canonical = new Map(
  ZONES.flatMap(([zone = '', ...links]) => [zone, ...links].map((name) => [name, zone] as const)),
);
const zoneOf = (name: string): string | undefined => canonical.get(name);

const kinds = new Map(HOST_KINDS.flatMap(({ kind, hosts }) => hosts.map((host) => [host, kind] as const)));
const hostKind = (host: string): string | undefined => kinds.get(host);
