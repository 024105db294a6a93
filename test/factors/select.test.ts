import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FACTORS,
  levelFor,
  levelOf,
  parseLevels,
  PROFILES,
  selectFactors,
  settingFor,
  type FactorRequest,
  WATCHERS,
} from '../../src/core/factors/index.ts';
import type { Factor, Level } from '../../src/core/model/index.ts';

/** Level names by factor, or the error's two lines. */
function select(request: FactorRequest): Record<string, string[]> | string {
  const selection = selectFactors(request, [...FACTORS, ...WATCHERS]);
  if (selection.kind === 'rejected') return `${selection.message} | ${selection.hint}`;
  return Object.fromEntries(selection.factors.map((factor) => [factor.name, factor.levels.map((level) => level.name)]));
}

function varied(request: FactorRequest): string[] {
  const selected = select(request);
  if (typeof selected === 'string') throw new Error(selected);
  return Object.keys(selected).filter((name) => (selected[name]?.length ?? 0) > 1);
}

function factorNamed(name: string): Factor {
  const factor = FACTORS.find((candidate) => candidate.name === name);
  if (factor === undefined) throw new Error(`no factor ${name}`);
  return factor;
}

function made(factor: string, value: string): Level {
  const result = levelFor(factorNamed(factor), value);
  if (result.kind === 'rejected') throw new Error(result.why);
  return result.level;
}

describe('choosing factors', () => {
  it('varies every factor by default', () => {
    expect(varied({})).toEqual(FACTORS.map((factor) => factor.name));
  });

  it('varies only those named, and holds the rest at their reference', () => {
    const selected = select({ only: ['timezone', 'endpoint'] });
    expect(varied({ only: ['timezone', 'endpoint'] })).toEqual(['timezone', 'endpoint']);
    expect(selected).toMatchObject({ hostname: ['ws-4471'], proxy: ['none'], ci: ['none'] });
  });

  it('omits watchers unless they are named, singly or as a group', () => {
    expect(Object.keys(select({}))).toEqual(FACTORS.map(({ name }) => name));
    expect(varied({ only: ['traced', 'endpoint'] })).toEqual(['endpoint', 'traced']);
    expect(varied({ only: ['watched'] })).toEqual(['proxy', ...WATCHERS.map(({ name }) => name)]);
    expect(varied({ only: ['usual', 'watched'], except: ['uid'] })).toHaveLength(FACTORS.length + WATCHERS.length - 1);
  });

  it('holds a watcher at a single level that is named', () => {
    expect(select({ levels: { uid: ['0'] } })).toHaveProperty('uid', ['0']);
    expect(varied({ levels: { uid: ['0'] } })).not.toContain('uid');
  });

  it('varies nothing for an A/A run', () => {
    expect(varied({ only: [] })).toEqual([]);
  });

  it('holds an excepted factor at its reference', () => {
    expect(varied({ except: ['proxy', 'ci'] })).not.toContain('proxy');
    expect(varied({ except: ['proxy', 'ci'] })).toHaveLength(FACTORS.length - 2);
  });

  it('takes own and new levels in the order given, reference first', () => {
    expect(select({ only: ['timezone'], levels: { timezone: ['Asia/Shanghai', 'Pacific/Auckland'] } })).toMatchObject({
      timezone: ['Asia/Shanghai', 'Pacific/Auckland'],
    });
  });

  it('holds an unvaried factor at the one level named for it', () => {
    expect(select({ only: ['endpoint'], levels: { timezone: ['Asia/Shanghai'] } })).toMatchObject({
      timezone: ['Asia/Shanghai'],
    });
  });

  it('puts the levels of a profile first', () => {
    const selected = select({ profile: 'bank-frankfurt', only: ['endpoint'] });
    expect(selected).toMatchObject({ timezone: ['Europe/Berlin'], user: ['mkeller'] });
    expect(selected).toHaveProperty('endpoint.0', 'llm-gateway.hollerbach-bank.de');
    expect(selected).toHaveProperty('endpoint.length', factorNamed('endpoint').levels.length);
  });

  it.each<[string, FactorRequest, RegExp]>([
    ['an unknown factor', { only: ['weather'] }, /^no factor "weather" \| known factors: timezone, endpoint, /],
    ['an unknown factor to except', { except: ['weather'] }, /^no factor "weather" \|/],
    ['an unknown factor with levels', { levels: { weather: ['rain'] } }, /^no factor "weather" \|/],
    ['an unknown profile', { profile: 'moon' }, /^no profile "moon" \| known profiles: plain, bank-frankfurt/],
    ['an unknown zone', { levels: { timezone: ['UTC', 'Mars/Olympus'] } }, /^"Mars\/Olympus" is no IANA time zone, in/],
    ['a zone in the wrong case', { levels: { timezone: ['Asia/shanghai'] } }, /"Asia\/Shanghai" is/],
    ['an unknown build service', { levels: { ci: ['jenkins'] } }, /"jenkins" is no level of ci \(known: none, github-/],
    ['a level named twice', { levels: { timezone: ['UTC', 'UTC'] } }, /^level "UTC" of timezone is named twice/],
    ['no level at all', { levels: { timezone: [] } }, /^no level named for timezone \| built-in levels: UTC, /],
    [
      'several levels of a factor that is held',
      { only: ['proxy'], levels: { timezone: ['UTC', 'Asia/Kolkata'] } },
      /^factor timezone has 2 levels but is not varied \| add timezone to --factors/,
    ],
  ])('refuses %s', (_what, request, expected) => {
    expect(select(request)).toMatch(expected);
  });
});

describe('levels as written on a command line', () => {
  it('are a factor and a list of levels', () => {
    expect(parseLevels('timezone=UTC, Asia/Shanghai')).toEqual({
      kind: 'parsed',
      factor: 'timezone',
      levels: ['UTC', 'Asia/Shanghai'],
    });
  });

  it.each(['timezone', '=UTC', 'timezone=', 'timezone=UTC,,Asia/Kolkata'])('refuse %j', (text) => {
    expect(parseLevels(text)).toMatchObject({ kind: 'rejected', message: `cannot read levels "${text}"` });
  });
});

describe('a level from a value', () => {
  it.each(FACTORS)('of $name is the known level if it has that name', (factor) => {
    for (const level of factor.levels) expect(levelFor(factor, level.name)).toEqual({ kind: 'level', level });
  });

  it('takes any zone, with the name that the runtime has for it', () => {
    expect(made('timezone', 'PRC')).toMatchObject({
      setting: { env: { TZ: 'PRC' }, files: [{ copyOf: '/usr/share/zoneinfo/PRC' }, { text: 'PRC\n' }] },
      renderings: ['PRC', 'Asia/Shanghai'],
    });
  });

  it('takes any origin or host as endpoint, and drops the path', () => {
    expect(made('endpoint', 'gateway.example.org').setting).toEqual({ endpoint: 'https://gateway.example.org' });
    expect(made('endpoint', 'http://10.1.2.3:8080/v1')).toMatchObject({
      name: '10.1.2.3:8080',
      setting: { endpoint: 'http://10.1.2.3:8080' },
    });
  });

  it('takes a remote in either form and names it by its path', () => {
    expect(made('remote', 'git@git.example.org:team/thing.git')).toMatchObject({ name: 'team/thing' });
    expect(made('remote', 'ssh://git@git.example.org:2222/team/thing.git')).toMatchObject({ name: 'team/thing' });
    expect(made('remote', 'https://git.example.org/group/team/thing').renderings).toContain(
      'git.example.org/group/team/thing',
    );
  });

  it('takes a git identity with or without a name', () => {
    expect(made('git', 'Ada Byron <ada@engine.example>').setting).toEqual({
      git: { name: 'Ada Byron', email: 'ada@engine.example' },
    });
    expect(made('git', 'ada@engine.example').setting).toEqual({ git: { name: 'ada', email: 'ada@engine.example' } });
  });

  it.each([
    ['hostname', 'Build-7'],
    ['user', 'svc_builder'],
    ['workdir', 'a/b c'],
    ['locale', 'hi_IN.UTF-8'],
    ['proxy', 'http://10.0.0.1:3128'],
    ['registry', 'https://npm.example.org/all'],
    ['search-domain', 'corp.example.org'],
  ])('of %s takes %j', (factor, value) => {
    expect(made(factor, value).renderings.length).toBeGreaterThan(0);
  });

  it.each([
    ['timezone', '/etc/passwd'],
    ['timezone', '../../etc/passwd'],
    ['timezone', 'Asia/../../x'],
    ['endpoint', 'ftp://files.example.org'],
    ['endpoint', 'https://'],
    ['endpoint', 'two words'],
    ['endpoint', 'https://me:secret@gateway.example.org'],
    ['hostname', 'two words'],
    ['user', 'Ada Byron'],
    ['git', 'Ada Byron'],
    ['remote', 'kilnworks'],
    ['workdir', '/srv/work'],
    ['workdir', 'a/../../b'],
    ['workdir', ''],
    ['locale', 'German'],
    ['search-domain', 'corp..example'],
  ])('of %s refuses %j', (factor, value) => {
    expect(levelFor(factorNamed(factor), value)).toMatchObject({
      kind: 'rejected',
      why: expect.stringContaining(' is no ') as string,
    });
  });

  it('never lets a value escape the shape of its factor, whatever the text', () => {
    const path = /^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))/;
    fc.assert(
      fc.property(fc.constantFrom(...FACTORS), fc.oneof(fc.string(), fc.webUrl(), fc.domain()), (factor, value) => {
        const result = levelFor(factor, value);
        if (result.kind === 'rejected') return !result.why.includes('\n') || value.includes('\n');
        const { workDir, hostName, userName, searchDomain, endpoint } = result.level.setting;
        return (
          [hostName, userName, searchDomain, endpoint].every((text) => text === undefined || /^\S+$/.test(text)) &&
          (workDir === undefined || path.test(workDir))
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('profiles', () => {
  it('have unique names and use factors and levels that exist', () => {
    expect(new Set(PROFILES.map((profile) => profile.name)).size).toBe(PROFILES.length);
    for (const profile of PROFILES) {
      for (const [name, level] of Object.entries(profile.assignment)) {
        expect(
          factorNamed(name).levels.map((known) => known.name),
          profile.name,
        ).toContain(level);
      }
    }
  });

  it('describe different environments', () => {
    const settings = PROFILES.map((profile) => JSON.stringify(settingFor(FACTORS, profile.assignment)));
    expect(new Set(settings).size).toBe(PROFILES.length);
  });
});

describe('the setting of an assignment', () => {
  it('unites variables and files and keeps the rest of every factor', () => {
    const setting = settingFor(FACTORS, {
      timezone: 'Asia/Kolkata',
      ci: 'gitlab-ci',
      user: 'mkeller',
      endpoint: 'unset',
    });
    expect(setting.env).toMatchObject({ TZ: 'Asia/Kolkata', GITLAB_CI: 'true', LANG: 'C.UTF-8' });
    expect(setting).toMatchObject({ userName: 'mkeller', hostName: 'ws-4471' });
    expect(setting).not.toHaveProperty('endpoint');
  });

  it('is that of the references for an empty assignment', () => {
    expect(settingFor(FACTORS, {})).toEqual(
      settingFor(FACTORS, Object.fromEntries(FACTORS.map((factor) => [factor.name, factor.levels[0].name]))),
    );
  });

  it('throws on a level that the factor does not have', () => {
    expect(() => levelOf(factorNamed('timezone'), { timezone: 'Pacific/Auckland' })).toThrow(
      'no level "Pacific/Auckland"',
    );
  });

  it('throws when two factors set one variable', () => {
    const rival: Factor = { ...factorNamed('timezone'), name: 'rival' };
    expect(() => settingFor([factorNamed('timezone'), rival], {})).toThrow('two factors set TZ');
  });
});
