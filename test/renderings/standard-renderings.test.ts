/** Standard renderings of a level, kind by kind. */
import { describe, expect, it } from 'vitest';
import { DELAY, isSpecific, levelIn, standardRenderings } from '../../src/core/renderings/standard-renderings.ts';
import type { Factor, FactorKind, Level, Setting } from '../../src/core/model/index.ts';
import { capture } from '../builders/messages/captures.ts';

const level = (name: string, setting: Setting = {}): Level => ({ name, setting, renderings: [] });
const factor = (kind: FactorKind, ...levels: [Level, ...Level[]]): Factor => ({
  name: `the-${kind}`,
  kind,
  describes: '',
  levels,
});

const NOON = Date.UTC(2026, 10, 4, 12);
const lasting = (durationMs: number, assignment = {}) => ({
  ...capture('001', [], { startedAt: NOON, assignment }),
  durationMs,
});
const formsFor = (kind: FactorKind, setting: Setting, name = 'own') =>
  standardRenderings(kind, level(name, setting), lasting(0), []);

describe('the level of a trial', () => {
  const zones = factor('time-zone', level('UTC'), level('Asia/Tokyo'));
  it.each([
    [{ 'the-time-zone': 'Asia/Tokyo' }, 'Asia/Tokyo'],
    [{ 'the-time-zone': 'Elsewhere' }, 'UTC'],
    [{}, 'UTC'],
  ])('for %j is %s', (assignment, name) => {
    expect(levelIn(zones, assignment).name).toBe(name);
  });
});

describe('a text is specific', () => {
  it.each(['a-bc', 'a1b2', '+0100', '/etc', '12.5'])('if it is neither short nor one word or number: %s', (text) => {
    expect(isSpecific(text)).toBe(true);
  });
  it.each(['a-b', 'abcd', 'Überall', '2026', '', 'payments'])('unless it is short, a word or a number: %s', (text) => {
    expect(isSpecific(text)).toBe(false);
  });
});

describe('the standard renderings of a level', () => {
  it.each<[FactorKind, Setting, string[]]>([
    [
      'endpoint',
      { endpoint: 'https://gw.example:8443/v1' },
      [
        'origin https://gw.example:8443/v1',
        'origin https://gw.example:8443',
        'host gw.example:8443',
        'host gw.example',
      ],
    ],
    [
      'proxy',
      { proxy: 'http://squid.corp:3128' },
      ['origin http://squid.corp:3128', 'origin http://squid.corp:3128', 'host squid.corp:3128', 'host squid.corp'],
    ],
    ['endpoint', { endpoint: 'gw' }, ['origin gw']],
    ['host-name', { hostName: 'build7.corp.example' }, ['host-name build7.corp.example', 'host-name build7']],
    [
      'user-name',
      { userName: 'j.doe' },
      [
        'user j.doe',
        'home /home/j.doe',
        'home %2Fhome%2Fj.doe',
        'home -home-j-doe',
        'home _home_j_doe',
        'home-name j.doe',
      ],
    ],
    [
      'git-identity',
      { git: { name: 'Jo Doe', email: 'jo@doe.example' } },
      ['git-name Jo Doe', 'git-email jo@doe.example', 'git-domain doe.example'],
    ],
    ['git-identity', { git: { name: 'Jo', email: 'jo' } }, ['git-name Jo', 'git-email jo', 'git-domain ']],
    [
      'work-dir',
      { workDir: 'src/pay' },
      ['work-dir src/pay', 'work-dir src%2Fpay', 'work-dir src-pay', 'work-dir src_pay', 'work-dir-name pay'],
    ],
    ['work-dir', { workDir: 'src' }, ['work-dir src', 'work-dir-name src']],
    ['search-domain', { searchDomain: 'corp.example' }, ['search-domain corp.example']],
    ['registry', { env: { A: 'https://npm.corp', B: 'yes', C: 'words' } }, ['variable https://npm.corp']],
    ['ci', { env: { RUN: 'run-77' } }, ['variable run-77']],
    ['other', { env: { X: 'a/b/c', Y: 'd/e/f' }, trust: { Z: '/z/z' } }, ['variable a/b/c', 'variable d/e/f']],
    ['watcher', { latencyMs: 180 }, ['delay 180 ms']],
    ['watcher', { latencyMs: 0, traced: true }, ['delay 0 ms', 'delay traced']],
    ['watcher', { env: { X: 'a/b/c' }, trust: { Z: '/z/z' } }, ['variable a/b/c', 'variable /z/z']],
  ])('of the kind %s are those of its setting %j', (kind, setting, forms) => {
    expect(formsFor(kind, setting).map((form) => form.join(' '))).toEqual(forms);
  });

  it.each<FactorKind>([
    'endpoint',
    'proxy',
    'host-name',
    'user-name',
    'git-identity',
    'git-remote',
    'work-dir',
    'search-domain',
    'watcher',
    'registry',
    'ci',
    'other',
  ])('are empty for a %s that sets nothing', (kind) => {
    expect(formsFor(kind, {})).toEqual([]);
  });

  it('include a delay under the exported name of that kind', () => {
    expect(DELAY).toBe('delay');
  });
});

describe('a remote of a repository', () => {
  it.each([
    ['git@code.example:team/app.git', 'git@code.example:team/app', 'code.example', 'team/app', ['team', 'app']],
    ['https://code.example/team/app.git', 'https://code.example/team/app', 'code.example', 'team/app', ['team', 'app']],
    ['git+ssh://jo@code.example/app', 'git+ssh://jo@code.example/app', 'code.example', 'app', ['app']],
    ['code.example:app.git.d', 'code.example:app.git.d', 'code.example', 'app.git.d', ['app.git.d']],
  ])('is rendered whole, without its suffix and in parts: %s', (gitRemote, bare, host, path, segments) => {
    expect(formsFor('git-remote', { gitRemote })).toEqual([
      ['git-remote', gitRemote],
      ['git-remote', bare],
      ...[host, path, ...segments].map((part) => ['git-remote-part', part]),
    ]);
  });

  it('is rendered whole only if it has no parts', () => {
    expect(formsFor('git-remote', { gitRemote: 'origin' })).toEqual([
      ['git-remote', 'origin'],
      ['git-remote', 'origin'],
    ]);
  });
});

describe('a locale', () => {
  it.each<[string, Setting, string, string, string]>([
    ['by LC_ALL before LANG', { env: { LC_ALL: 'pt_BR.UTF-8', LANG: 'de_DE.UTF-8' } }, 'pt_BR', 'pt-BR', 'pt'],
    ['by LANG', { env: { LANG: 'de_DE.UTF-8' } }, 'de_DE', 'de-DE', 'de'],
    ['by the name of the level', {}, 'own', 'own', 'own'],
    ['as English where it is C', { env: { LANG: 'C.UTF-8' } }, 'C', 'en-US', 'en'],
    ['as English where it is POSIX', { env: { LANG: 'POSIX' } }, 'POSIX', 'en-US', 'en'],
    ['as English where it is empty', { env: { LANG: '' } }, '', 'en-US', 'en'],
    ['as itself where it merely starts with a C', { env: { LANG: 'Ca_ES' } }, 'Ca_ES', 'Ca-ES', 'Ca'],
    ['as itself where it merely ends with a C', { env: { LANG: 'xC' } }, 'xC', 'xC', 'xC'],
  ])('is rendered as name, tag and language %s', (_, setting, name, tag, language) => {
    expect(formsFor('locale', setting).slice(0, 3)).toEqual([
      ['level', name],
      ['tag', tag],
      ['language', language],
    ]);
  });
});

describe('a time zone', () => {
  const inZone = (setting: Setting, durationMs = 0, name = 'Asia/Tokyo') =>
    standardRenderings('time-zone', level(name, setting), lasting(durationMs), []);
  const textsOf = (forms: readonly (readonly [string, string])[], what: string) =>
    forms.filter(([one]) => one === what).map(([, text]) => text);

  it.each([
    [{}, 'Asia/Tokyo'],
    [{ env: { TZ: 'Asia/Kolkata' } }, 'Asia/Kolkata'],
    [{ env: { TZ: ':Europe/Berlin' } }, 'Europe/Berlin'],
    [{ env: { TZ: 'a:b' } }, 'a:b'],
  ])('is rendered by its name, set by %j: %s', (setting, name) => {
    expect(inZone(setting)[0]).toEqual(['level', name]);
  });

  it('is rendered by offset, names and the parts of its clock', () => {
    const forms = inZone({});
    expect(textsOf(forms, 'offset')).toContain('+09:00');
    expect(textsOf(forms, 'zone-name')).toContain('Japan Standard Time');
    expect(textsOf(forms, 'short-offset')).toContain('540');
    expect(textsOf(forms, 'clock.time')).toEqual(['2100', '2100']);
  });

  it.each([
    [0, ['2100', '2100']],
    [60_000, ['2100', '2101']],
    [60_001, ['2100', '2101', '2101']],
    [150_000, ['2100', '2101', '2102', '2102']],
    [1_200_000, ['2100', '2101', '2102', '2103', '2104', '2105', '2106', '2107', '2108', '2109', '2120']],
  ])('is rendered at each minute of a trial of %i ms, ten at most, and at its end', (durationMs, times) => {
    expect(textsOf(inZone({}, durationMs), 'clock.time')).toEqual(times);
  });
});

describe('the local date', () => {
  const zones = factor('time-zone', level('UTC'), level('Asia/Tokyo'), level('Pacific/Kiritimati'));
  const locales = factor('locale', level('C'), level('de_DE.UTF-8'), level('fr'));
  const longDates = (kind: FactorKind, factors: readonly Factor[], assignment = {}) =>
    standardRenderings(kind, level('UTC'), lasting(0, assignment), factors)
      .filter(([what]) => what === 'local-date.long')
      .map(([, text]) => text);

  it.each<FactorKind>(['time-zone', 'locale'])('is a rendering of a %s', (kind) => {
    const assignment = { 'the-time-zone': 'Pacific/Kiritimati', 'the-locale': 'de_DE.UTF-8' };
    expect(longDates(kind, [zones, locales], assignment)).toEqual(new Array(4).fill('5. November 2026'));
  });

  it('is in English and in UTC if neither is a factor', () => {
    expect(longDates('time-zone', [])).toEqual(new Array(4).fill('November 4, 2026'));
    expect(longDates('locale', [])).toEqual(new Array(4).fill('November 4, 2026'));
  });

  it('is written once if the tag is a language alone', () => {
    expect(longDates('locale', [locales, zones], { 'the-locale': 'fr' })).toEqual([
      '4 novembre 2026',
      '4 novembre 2026',
    ]);
  });
});
