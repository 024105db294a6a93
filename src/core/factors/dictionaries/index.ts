/** Values to try a factor at beyond its levels: what `probe` walks through. */
import type { Factor } from '../../model/index.ts';
import { HOST_KINDS, HOSTS } from './hosts.ts';
import { ZONES } from './zones.ts';

export interface Dictionary {
  readonly values: readonly string[];
  /** What sort of value it is, for a table; undefined where there is no telling. */
  readonly kindOf: (value: string) => string | undefined;
  /** `names`: values have parts by which rules may go, and new ones can be made. `closed`: there are these and no others. */
  readonly shape: 'names' | 'closed';
}

/** The dictionary of a factor; its own levels where there is no better one. */
export function dictionaryOf({ kind, levels }: Factor): Dictionary {
  if (kind === 'time-zone') return { values: ZONES.flat(), kindOf: zoneOf, shape: 'closed' };
  if (NAMED.has(kind)) return { values: HOSTS, kindOf: hostKind, shape: 'names' };
  return { values: levels.map(({ name }) => name), kindOf: () => undefined, shape: 'closed' };
}

/** Kinds of factors whose values are host names, or URLs of hosts. */
const NAMED: ReadonlySet<Factor['kind']> = new Set(['endpoint', 'host-name', 'search-domain', 'proxy']);

const canonical = new Map(
  ZONES.flatMap(([zone = '', ...links]) => [zone, ...links].map((name) => [name, zone] as const)),
);
const zoneOf = (name: string): string | undefined => canonical.get(name);

const kinds = new Map(HOST_KINDS.flatMap(({ kind, hosts }) => hosts.map((host) => [host, kind] as const)));
const hostKind = (host: string): string | undefined => kinds.get(host);
