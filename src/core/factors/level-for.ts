/**
 * Levels made from a value that a user enters: a level's name, a zone, origin, host or path. Checks
 * the value's shape only; the lab checks that the host system has the zone's file.
 */
import type { Factor, Level } from '../model/index.ts';
import { ZONES } from './dictionaries/zones.ts';
import { endpointLevel } from './endpoint.ts';
import { gitLevel } from './git.ts';
import { hostLevel } from './hostname.ts';
import { localeLevel } from './locale.ts';
import { proxyLevel } from './proxy.ts';
import { registryLevel } from './registry.ts';
import { remoteLevel } from './remote.ts';
import { searchDomainLevel } from './search-domain.ts';
import { zoneLevel } from './timezone.ts';
import { userLevel } from './user.ts';
import { workDirLevel } from './workdir.ts';

export type LevelResult =
  | { readonly kind: 'level'; readonly level: Level }
  /** `why`: a clause for an error message, e.g. `"mars" is no IANA time zone`. */
  | { readonly kind: 'rejected'; readonly why: string };

/**
 * The factor's level of that name, else one made from the value. Factors of kinds `ci`, `watcher`
 * and `other` have only their own levels: a bare word does not determine the variables to set.
 */
export function levelFor(factor: Factor, value: string): LevelResult {
  const known = factor.levels.find((level) => level.name === value);
  if (known !== undefined) return { kind: 'level', level: known };
  const made = levelFromValue(factor, value);
  return typeof made === 'string' ? { kind: 'rejected', why: made } : { kind: 'level', level: made };
}

/** The level, or the reason why there is none. */
function levelFromValue(factor: Factor, value: string): Level | string {
  switch (factor.kind) {
    case 'time-zone':
      return zoneFromValue(value);
    case 'endpoint':
      return fromUrl(value, ['https:', 'http:'], (url) => endpointLevel(url.origin), 'https://');
    case 'proxy':
      return fromUrl(value, ['http:', 'https:'], (url) => proxyLevel(url.origin), 'http://');
    case 'registry':
      return fromUrl(value, ['https:', 'http:'], (url) => registryLevel(url.href.replace(/\/*$/, '/')), 'https://');
    case 'locale':
      return matching(
        value,
        /^[a-z]{2,3}(_[A-Z]{2})?(\.[\w-]+)?(@\w+)?$|^(C|POSIX)(\.[\w-]+)?$/,
        localeLevel,
        'locale name',
      );
    case 'host-name':
      return matching(value, /^[a-zA-Z0-9]([a-zA-Z0-9.-]{0,62}[a-zA-Z0-9])?$/, hostLevel, 'host name');
    case 'user-name':
      return matching(value, /^[a-z_][a-z0-9._-]{0,31}$/, userLevel, 'login name');
    case 'git-identity':
      return gitFromValue(value);
    case 'git-remote':
      return matching(value, /^[^\s/][^\s]*[:/][^\s]+$/, remoteLevel, 'git URL');
    case 'work-dir':
      return matching(value, /^(?!\/)(?!.*(^|\/)\.{0,2}(\/|$))[^\0\n]+$/, workDirLevel, 'path below the home');
    case 'search-domain':
      return matching(value, /^[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*$/, searchDomainLevel, 'domain name');
    case 'ci':
    case 'watcher':
    case 'other':
      return `"${value}" is no level of ${factor.name} (known: ${factor.levels.map((level) => level.name).join(', ')})`;
  }
}

function matching(value: string, shape: RegExp, make: (value: string) => Level, what: string): Level | string {
  return shape.test(value) ? make(value) : `"${value}" is no ${what}`;
}

/** A level from a URL, or from a bare host with `scheme` in front. */
function fromUrl(value: string, schemes: readonly string[], make: (url: URL) => Level, scheme: string): Level | string {
  const text = value.includes('://') ? value : `${scheme}${value}`;
  if (/\s/.test(text) || !URL.canParse(text)) return `"${value}" is no URL or host name`;
  const url = new URL(text);
  if (!schemes.includes(url.protocol)) return `"${value}" is no http or https URL`;
  if (url.username !== '' || url.password !== '') return `"${url.host}" with credentials is no plain origin`;
  return make(url);
}

/** Zone names are files, so their case matters; the runtime accepts them in any case. */
function zoneFromValue(value: string): Level | string {
  const wrong = `"${value}" is no IANA time zone`;
  const resolved = /^[\w+-]+(\/[\w+-]+)*$/.test(value) ? (resolvedZone(value) ?? ownName(value)) : null;
  if (resolved === null) return wrong;
  if (resolved === value) return zoneLevel(value, []);
  if (resolved.toLowerCase() === value.toLowerCase()) return `${wrong}, "${resolved}" is`;
  return /^[A-Z]/.test(value) ? zoneLevel(value, [resolved]) : wrong;
}

/** A name of the database without data in the runtime: the system may still have its file. */
const ownName = (value: string): string | null => (ZONES.some((names) => names.includes(value)) ? value : null);

function resolvedZone(value: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** `Name <address>` or a bare address. */
function gitFromValue(value: string): Level | string {
  const [, name = '', bracketed = '', bare = ''] =
    /^(?:([^<>]*?)\s*<([^\s<>@]+@[^\s<>@]+)>|([^\s<>@]+@[^\s<>@]+))$/.exec(value) ?? [];
  const email = bracketed === '' ? bare : bracketed;
  if (email === '') return `"${value}" is no git identity, written "Name <address>"`;
  return gitLevel(name === '' ? email.slice(0, email.indexOf('@')) : name, email);
}
