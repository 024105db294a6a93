/**
 * Standard renderings of a level by kind of factor, and of a trial's facts: offsets, dates,
 * language tags, paths, hosts. General notations only; names of one level belong in the level's own
 * file.
 */
import type { Assignment, Capture, Factor, FactorKind, Level, Rendering, Setting } from '../model/index.ts';
import { writtenDates } from './dates.ts';
import { clockTokens, offsetNotations, shortOffsetNotations, zoneNames } from './time-zones.ts';

export function levelIn(factor: Factor, assignment: Assignment): Level {
  return factor.levels.find(({ name }) => name === assignment[factor.name]) ?? factor.levels[0];
}

export function isSpecific(text: string): boolean {
  return text.length >= 4 && !/^(\p{L}+|\p{N}+)$/u.test(text);
}

type RenderingText = readonly [what: string, text: string];

/** Texts that a program can derive from the level by general notations; repeats are possible. */
export function standardRenderings(
  kind: FactorKind,
  level: Level,
  capture: Capture,
  factors: readonly Factor[],
): RenderingText[] {
  const { setting } = level;
  switch (kind) {
    case 'time-zone':
      return [...zoneRenderings(zoneOf(level), capture), ...dateRenderings(capture, factors)];
    case 'endpoint':
      return setting.endpoint === undefined ? [] : originRenderings(setting.endpoint);
    case 'proxy':
      return setting.proxy === undefined ? [] : originRenderings(setting.proxy);
    case 'locale':
      return [...localeRenderings(level), ...dateRenderings(capture, factors)];
    case 'host-name':
      return setting.hostName === undefined
        ? []
        : [
            ['host-name', setting.hostName],
            ['host-name', setting.hostName.split('.')[0] ?? ''],
          ];
    case 'user-name':
      return setting.userName === undefined
        ? []
        : [['user', setting.userName], ...pathRenderings('home', `/home/${setting.userName}`)];
    case 'git-identity':
      return setting.git === undefined
        ? []
        : [
            ['git-name', setting.git.name],
            ['git-email', setting.git.email],
            ['git-domain', setting.git.email.split('@')[1] ?? ''],
          ];
    case 'git-remote':
      return setting.gitRemote === undefined ? [] : remoteRenderings(setting.gitRemote);
    case 'work-dir':
      return setting.workDir === undefined ? [] : pathRenderings('work-dir', setting.workDir);
    case 'search-domain':
      return setting.searchDomain === undefined ? [] : [['search-domain', setting.searchDomain]];
    case 'watcher':
      return [...delayRenderings(setting), ...variableRenderings({ ...setting.env, ...setting.trust })];
    case 'registry':
    case 'ci':
    case 'other':
      return variableRenderings(setting.env ?? {});
  }
}

const variableRenderings = (variables: Readonly<Record<string, string>>): RenderingText[] =>
  Object.values(variables)
    .filter(isSpecific)
    .map((text): RenderingText => ['variable', text]);

/** Delays that the level adds: late answers, a tracer. */
function delayRenderings({ latencyMs, traced }: Setting): RenderingText[] {
  return [
    ...(latencyMs === undefined ? [] : [[DELAY, `${latencyMs} ms`] as const]),
    ...(traced === undefined ? [] : [[DELAY, 'traced'] as const]),
  ];
}

/** `what` of the renderings of a level that delays. */
export const DELAY = 'delay';

function zoneOf(level: Level): string {
  return (setting(level)['TZ'] ?? level.name).replace(/^:/, '');
}

const setting = (level: Level): Readonly<Record<string, string>> => level.setting.env ?? {};

function zoneRenderings(zone: string, capture: Capture): RenderingText[] {
  const moments = momentsOf(capture);
  return [
    ['level', zone],
    ...moments.flatMap((at): RenderingText[] => [
      ...offsetNotations(zone, at).map((text): RenderingText => ['offset', text]),
      ...zoneNames(zone, at).map((text): RenderingText => ['zone-name', text]),
      ...shortOffsetNotations(zone, at).map((text): RenderingText => ['short-offset', text]),
      ...clockTokens(zone, at).map(([part, text]): RenderingText => [`clock.${part}`, text]),
    ]),
  ];
}

/** Moments at which the subject may read the clock: start, up to nine minutes after it, and end. */
function momentsOf({ startedAt, durationMs }: Capture): number[] {
  const moments = [startedAt];
  for (let at = startedAt + 60_000; at < startedAt + durationMs && moments.length < 10; at += 60_000) moments.push(at);
  return [...moments, startedAt + durationMs];
}

function originRenderings(origin: string): RenderingText[] {
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  return url === undefined
    ? [['origin', origin]]
    : [
        ['origin', origin],
        ['origin', url.origin],
        ['host', url.host],
        ['host', url.hostname],
      ];
}

interface Language {
  /** Locale name (POSIX) without the codeset: `de_DE`. */
  readonly name: string;
  /** Language tag (BCP 47): `de-DE`. */
  readonly tag: string;
  readonly language: string;
}

/** LC_ALL before LANG (POSIX, XBD 8.2). ICU reads the locales C and POSIX as `en_US_POSIX`. */
function languageOf(level: Level): Language {
  const name = (level.setting.env?.['LC_ALL'] ?? level.setting.env?.['LANG'] ?? level.name).split('.')[0] ?? '';
  const tag = /^(C|POSIX|)$/.test(name) ? 'en-US' : name.replace('_', '-');
  return { name, tag, language: tag.split('-')[0] ?? '' };
}

function localeRenderings(level: Level): RenderingText[] {
  const { name, tag, language } = languageOf(level);
  return [
    ['level', name],
    ['tag', tag],
    ['language', language],
  ];
}

/** The local date in the trial's zone and language: a rendering of both factors. */
function dateRenderings(capture: Capture, factors: readonly Factor[]): RenderingText[] {
  const levelOfKind = (kind: FactorKind): Level | undefined => {
    const factor = factors.find((one) => one.kind === kind);
    return factor === undefined ? undefined : levelIn(factor, capture.trial.assignment);
  };
  const [zone, locale] = [levelOfKind('time-zone'), levelOfKind('locale')];
  const { tag, language } = locale === undefined ? { tag: 'en-US', language: 'en' } : languageOf(locale);
  const zoneName = zone === undefined ? 'UTC' : zoneOf(zone);
  return [...new Set([tag, language])].flatMap((written) =>
    momentsOf(capture).flatMap((at) =>
      writtenDates(written, zoneName, at).map(([style, text]): RenderingText => [`local-date.${style}`, text]),
    ),
  );
}

function remoteRenderings(remote: string): RenderingText[] {
  const bare = remote.replace(/\.git$/, '');
  const path = /^(?:[a-z+]+:\/\/)?(?:[^@/]+@)?([^/:]+)[/:](.+)$/.exec(bare);
  const parts = path === null ? [] : [path[1] ?? '', path[2] ?? '', ...(path[2] ?? '').split('/')];
  return [
    ['git-remote', remote],
    ['git-remote', bare],
    ...parts.map((text): RenderingText => ['git-remote-part', text]),
  ];
}

/**
 * A path as it is, percent-encoded (RFC 3986, section 2.1), and with separators as dashes or
 * underscores, as tools name their caches.
 */
function pathRenderings(what: string, path: string): RenderingText[] {
  const forms = [
    path,
    encodeURIComponent(path),
    path.replace(/[^A-Za-z0-9]/g, '-'),
    path.replace(/[^A-Za-z0-9]/g, '_'),
  ];
  const last = path.split('/').at(-1) ?? '';
  return [...new Set(forms)].map((text): RenderingText => [what, text]).concat([[`${what}-name`, last]]);
}

/** Kind of factor by name of a fact; a fact of another name has none. */
const FACT_KINDS: Readonly<Record<string, FactorKind>> = {
  home: 'user-name',
  workDir: 'work-dir',
  user: 'user-name',
  userName: 'user-name',
  host: 'host-name',
  hostName: 'host-name',
  endpoint: 'endpoint',
  proxy: 'proxy',
  gitHead: 'git-identity',
};

/**
 * Facts that being root determines, whatever the level of the user: its name, paths of its home.
 */
const ROOTS = new Set(['home', 'workDir', 'user', 'userName']);

/** Renderings of the factor that come from the trial's facts. */
export function factRenderings(factor: Factor, { facts, trial }: Capture, factors: readonly Factor[]): Rendering[] {
  const byRoot = factors.find((one) => levelIn(one, trial.assignment).setting.superuser === true);
  return Object.entries(facts).flatMap(([name, text]) => {
    const isOwn = byRoot !== undefined && ROOTS.has(name) ? factor === byRoot : FACT_KINDS[name] === factor.kind;
    if (!isOwn) return [];
    return textsOfFact(name, text).map(([what, form]) => ({ factor: factor.name, what, text: form }));
  });
}

function textsOfFact(name: string, text: string): readonly RenderingText[] {
  switch (name) {
    case 'home':
      return pathRenderings('home', text);
    case 'workDir':
      return pathRenderings('work-dir', text);
    case 'endpoint':
    case 'proxy':
      return originRenderings(text);
    case 'gitHead':
      // Git abbreviates to seven digits, or a few more if those are ambiguous (core.abbrev).
      return [
        ['commit', text],
        ['short-commit', text.slice(0, 7)],
      ];
    default:
      return [[name, text]];
  }
}
