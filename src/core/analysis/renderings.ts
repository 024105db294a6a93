/**
 * How each trial's environment can be read in a text: the levels' own renderings, and standard ones by kind of factor.
 * `renderingsOf` gives the specific ones, which alignment replaces by placeholders; `formsOf` all of them, for the
 * classification. Dates are never replaced: how a date is written may be the very mark.
 */
import type { Assignment, Capture, Factor, FactorKind, Level, Rendering, RenderingsOf } from '../model/index.ts';
import { clockTokens, localDates, offsetForms, shortOffsetForms, zoneNames } from './zone-forms.ts';

/** Renderings for placeholders: those that hardly stand in a message by accident. */
export function renderingsOf(factors: readonly Factor[], captures: readonly Capture[]): RenderingsOf {
  return byTrial(factors, captures, (all) => all.filter((rendering) => isReplaced(rendering)));
}

/** Every rendering, short ones and dates included. */
export function formsOf(factors: readonly Factor[], captures: readonly Capture[]): RenderingsOf {
  return byTrial(factors, captures, (all) => all);
}

/** Kinds that may stand in a message whatever the level: a variable's value, a public host in a remote, a date. */
const UNREPLACED: ReadonlySet<string> = new Set([
  'clock',
  'short-offset',
  'local-date',
  'variable',
  'git-remote-part',
  'git-domain',
]);

/** A level's own rendering may be a plain word if it is long; a derived one must hold more than letters or digits. */
function isReplaced({ what, text }: Rendering): boolean {
  if (UNREPLACED.has(what)) return false;
  return isSpecific(text) || (what === 'level' && text.length >= 6);
}

function isSpecific(text: string): boolean {
  return text.length >= 4 && !/^(\p{L}+|\p{N}+)$/u.test(text);
}

function byTrial(
  factors: readonly Factor[],
  captures: readonly Capture[],
  choose: (all: readonly Rendering[]) => readonly Rendering[],
): RenderingsOf {
  const cache = new Map<string, readonly Rendering[]>();
  const byId = new Map(captures.map((capture) => [capture.trial.id, capture]));
  return (trial) => {
    const capture = byId.get(trial);
    if (capture === undefined) return [];
    const known = cache.get(trial) ?? longestFirst(choose(allRenderings(factors, capture)));
    cache.set(trial, known);
    return known;
  };
}

function longestFirst(renderings: readonly Rendering[]): Rendering[] {
  const byText = new Map<string, Rendering>();
  for (const rendering of renderings)
    if (rendering.text !== '' && !byText.has(rendering.text)) byText.set(rendering.text, rendering);
  return [...byText.values()].sort((a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1));
}

function allRenderings(factors: readonly Factor[], capture: Capture): Rendering[] {
  const { assignment } = capture.trial;
  return factors.flatMap((factor) => {
    const level = levelIn(factor, assignment);
    const own = level.renderings.map((text) => ({ factor: factor.name, what: 'level', text }));
    const standard = standardForms(factor.kind, level, capture, factors);
    return [
      ...own,
      ...standard.map(([what, text]) => ({ factor: factor.name, what, text })),
      ...factForms(factor, capture),
    ];
  });
}

function levelIn(factor: Factor, assignment: Assignment): Level {
  return factor.levels.find(({ name }) => name === assignment[factor.name]) ?? factor.levels[0];
}

type Form = readonly [what: string, text: string];

function standardForms(kind: FactorKind, level: Level, capture: Capture, factors: readonly Factor[]): Form[] {
  const { setting } = level;
  switch (kind) {
    case 'time-zone':
      return zoneForms(zoneOf(level), capture);
    case 'endpoint':
      return setting.endpoint === undefined ? [] : originForms(setting.endpoint);
    case 'proxy':
      return setting.proxy === undefined ? [] : originForms(setting.proxy);
    case 'locale':
      return localeForms(level, capture, factors);
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
        : [['user', setting.userName], ...pathForms('home', `/home/${setting.userName}`)];
    case 'git-identity':
      return setting.git === undefined
        ? []
        : [
            ['git-name', setting.git.name],
            ['git-email', setting.git.email],
            ['git-domain', setting.git.email.split('@')[1] ?? ''],
          ];
    case 'git-remote':
      return setting.gitRemote === undefined ? [] : remoteForms(setting.gitRemote);
    case 'work-dir':
      return setting.workDir === undefined ? [] : pathForms('work-dir', setting.workDir);
    case 'search-domain':
      return setting.searchDomain === undefined ? [] : [['search-domain', setting.searchDomain]];
    case 'registry':
    case 'ci':
    case 'other':
      return Object.values(setting.env ?? {})
        .filter(isSpecific)
        .map((text): Form => ['variable', text]);
  }
}

function zoneOf(level: Level): string {
  return (setting(level)['TZ'] ?? level.name).replace(/^:/, '');
}

const setting = (level: Level): Readonly<Record<string, string>> => level.setting.env ?? {};

function zoneForms(zone: string, capture: Capture): Form[] {
  const moments = momentsOf(capture);
  return [
    ['level', zone],
    ...moments.flatMap((at): Form[] => [
      ...offsetForms(zone, at).map((text): Form => ['offset', text]),
      ...zoneNames(zone, at).map((text): Form => ['zone-name', text]),
      ...shortOffsetForms(zone, at).map((text): Form => ['short-offset', text]),
      ...clockTokens(zone, at).map((text): Form => ['clock', text]),
    ]),
  ];
}

/** The clock is read somewhere between start and end; each full minute of a short trial, or just both ends. */
function momentsOf({ startedAt, durationMs }: Capture): number[] {
  const moments = [startedAt];
  for (let at = startedAt + 60_000; at < startedAt + durationMs && moments.length < 10; at += 60_000) moments.push(at);
  return [...moments, startedAt + durationMs];
}

function originForms(origin: string): Form[] {
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

function localeForms(level: Level, capture: Capture, factors: readonly Factor[]): Form[] {
  const name = (level.setting.env?.['LC_ALL'] ?? level.setting.env?.['LANG'] ?? level.name).split('.')[0] ?? '';
  const tag = name.replace('_', '-');
  const language = tag.split('-')[0] ?? '';
  if (language.length < 2) return [];
  const zone = factors.find(({ kind }) => kind === 'time-zone');
  const zoneName = zone === undefined ? 'UTC' : zoneOf(levelIn(zone, capture.trial.assignment));
  const dates = [tag, language].flatMap((written) =>
    momentsOf(capture).flatMap((at) => localDates(written, zoneName, at)),
  );
  return [['level', name], ['tag', tag], ['language', language], ...dates.map((text): Form => ['local-date', text])];
}

function remoteForms(remote: string): Form[] {
  const bare = remote.replace(/\.git$/, '');
  const path = /^(?:[a-z+]+:\/\/)?(?:[^@/]+@)?([^/:]+)[/:](.+)$/.exec(bare);
  const parts = path === null ? [] : [path[1] ?? '', path[2] ?? '', ...(path[2] ?? '').split('/')];
  return [['git-remote', remote], ['git-remote', bare], ...parts.map((text): Form => ['git-remote-part', text])];
}

/** A path, as it is, percent-encoded, and with its separators turned into dashes or underscores as caches do. */
function pathForms(what: string, path: string): Form[] {
  const forms = [
    path,
    encodeURIComponent(path),
    path.replace(/[^A-Za-z0-9]/g, '-'),
    path.replace(/[^A-Za-z0-9]/g, '_'),
  ];
  const last = path.split('/').at(-1) ?? '';
  return [...new Set(forms)].map((text): Form => [what, text]).concat([[`${what}-name`, last]]);
}

/** Which kind of factor each fact of a capture belongs to; facts of other names belong to none. */
const FACT_KINDS: Readonly<Record<string, FactorKind>> = {
  home: 'user-name',
  workDir: 'work-dir',
  user: 'user-name',
  userName: 'user-name',
  host: 'host-name',
  hostName: 'host-name',
  endpoint: 'endpoint',
  proxy: 'proxy',
};

function factForms(factor: Factor, { facts }: Capture): Rendering[] {
  return Object.entries(facts).flatMap(([name, text]) => {
    if (FACT_KINDS[name] !== factor.kind) return [];
    const forms =
      name === 'home' || name === 'workDir'
        ? pathForms(name === 'home' ? 'home' : 'work-dir', text)
        : factor.kind === 'endpoint' || factor.kind === 'proxy'
          ? originForms(text)
          : [[name, text] as const];
    return forms.map(([what, form]) => ({ factor: factor.name, what, text: form }));
  });
}
