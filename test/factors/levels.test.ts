import { describe, expect, it } from 'vitest';
import { FACTORS } from '../../src/core/factors/index.ts';
import type { Factor, FileSetting, Level } from '../../src/core/model/index.ts';

const everyLevel = FACTORS.flatMap((factor) => factor.levels.map((level) => ({ factor, level })));

/** What a level sets, one string a thing: `env TZ`, `file /etc/timezone`, `hostName`. */
function thingsSet(level: Level): string[] {
  const { env = {}, files = [], ...rest } = level.setting;
  return [
    ...Object.keys(env).map((name) => `env ${name}`),
    ...files.map((file: FileSetting) => `file ${file.path}`),
    ...Object.keys(rest),
  ];
}

function thingsSetBy(factor: Factor): Set<string> {
  return new Set(factor.levels.flatMap(thingsSet));
}

describe('the factors', () => {
  it('are the twelve that the design names, in table order', () => {
    expect(FACTORS.map((factor) => factor.name)).toEqual([
      'timezone',
      'endpoint',
      'proxy',
      'locale',
      'hostname',
      'user',
      'git',
      'remote',
      'workdir',
      'registry',
      'ci',
      'search-domain',
    ]);
  });

  it('have different kinds, since renderings are derived by kind', () => {
    expect(new Set(FACTORS.map((factor) => factor.kind)).size).toBe(FACTORS.length);
  });

  it.each(FACTORS)('$name has at least two levels with unique names', (factor) => {
    const names = factor.levels.map((level) => level.name);
    expect(names.length).toBeGreaterThanOrEqual(2);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(FACTORS)('$name gives each of its levels a different setting', (factor) => {
    const settings = factor.levels.map((level) => JSON.stringify(level.setting));
    expect(new Set(settings).size).toBe(settings.length);
  });

  it('never set one variable or file from two factors', () => {
    const owners = new Map<string, string>();
    for (const factor of FACTORS) {
      for (const thing of thingsSetBy(factor)) {
        expect(owners.get(thing), `${thing} of ${factor.name}`).toBeUndefined();
        owners.set(thing, factor.name);
      }
    }
  });

  it('set no variable that the lab derives from other factors', () => {
    const derived = /^env (HOME|USER|LOGNAME|PWD|PATH|SHELL|HOSTNAME|(http|https|all|no)_proxy)$/i;
    expect(everyLevel.flatMap(({ level }) => thingsSet(level)).filter((thing) => derived.test(thing))).toEqual([]);
  });

  it.each(['none', 'unset', 'default'])('have no setting and no rendering at a level called %s', (name) => {
    const plain = everyLevel.filter(({ level }) => level.name === name);
    expect(plain.length).toBeGreaterThan(0);
    for (const { factor, level } of plain) {
      expect(factor.levels[0], factor.name).toBe(level);
      expect(level.setting, factor.name).toEqual({});
      expect(level.renderings, factor.name).toEqual([]);
    }
  });

  it('set files by absolute paths or paths below the home', () => {
    const paths = everyLevel.flatMap(({ level }) => (level.setting.files ?? []).map((file) => file.path));
    expect(paths).toContain('/etc/localtime');
    expect(paths.filter((path) => !/^(~|)\/[^~]+$/.test(path))).toEqual([]);
  });
});

describe('renderings', () => {
  const rendered = everyLevel.flatMap(({ factor, level }) =>
    level.renderings.map((text) => ({ where: `${factor.name}=${level.name}`, text })),
  );

  it('exist for every level that sets something', () => {
    const silent = everyLevel.filter(
      ({ level }) => Object.keys(level.setting).length > 0 && level.renderings.length === 0,
    );
    expect(silent).toEqual([]);
  });

  it('of one level are no part of those of another level, in any factor', () => {
    const clashes = rendered.flatMap((one) =>
      rendered
        .filter((other) => other.where !== one.where && other.text.toLowerCase().includes(one.text.toLowerCase()))
        .map((other) => `${one.where} "${one.text}" in ${other.where} "${other.text}"`),
    );
    expect(clashes).toEqual([]);
  });

  it('are long enough not to occur in a text by chance, UTC apart', () => {
    const short = rendered.map(({ text }) => text).filter((text) => text.length < 5 && text !== 'UTC');
    expect(short).toEqual([]);
  });

  it('are no plain dictionary words', () => {
    const word = /^(user|dev|host|main|home|test|build|admin|root|proxy|gateway|laptop|work|project|src|app)$/i;
    expect(rendered.filter(({ text }) => word.test(text))).toEqual([]);
  });
});

describe('time zones', () => {
  const zones = FACTORS.find((factor) => factor.kind === 'time-zone')?.levels.map((level) => level.name) ?? [];
  const offset = (zone: string, at: string): string =>
    new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
      .formatToParts(new Date(at))
      .find((part) => part.type === 'timeZoneName')?.value ?? '';

  it('start at UTC and are known to the runtime', () => {
    expect(zones[0]).toBe('UTC');
    expect(zones.map((zone) => offset(zone, '2026-01-15T00:00:00Z'))).not.toContain('');
  });

  it('include two names with one offset all year, and an offset of no whole hour', () => {
    for (const at of ['2026-01-15T00:00:00Z', '2026-07-15T00:00:00Z']) {
      const offsets = zones.map((zone) => offset(zone, at));
      expect(offsets.filter((value) => value === 'GMT+08:00')).toHaveLength(2);
      expect(offsets).toContain('GMT+05:30');
    }
  });

  it('reach from west of Greenwich to the far east, on five continents’ zones', () => {
    expect(new Set(zones.filter((zone) => zone.includes('/')).map((zone) => zone.split('/')[0]))).toEqual(
      new Set(['America', 'Europe', 'Asia']),
    );
    const hours = zones.map((zone) => Number(/([+-]\d\d)/.exec(offset(zone, '2026-01-15T00:00:00Z'))?.[1] ?? '0'));
    expect(Math.min(...hours)).toBeLessThanOrEqual(-5);
    expect(Math.max(...hours)).toBe(8);
  });
});

describe('endpoints', () => {
  /** The part of the reported lists that is public: what the levels have to reach, and what they have to leave out. */
  const DOMAINS = [
    'baidu.com',
    'alibaba-inc.com',
    'bytedance.net',
    'aliyuncs.com',
    'moonshot.ai',
    'anyrouter.top',
    'cn',
  ];
  const KEYWORDS = 'deepseek moonshot minimax xaminim zhipu bigmodel baichuan stepfun 01ai dashscope volces'.split(' ');

  const state = (level: Level): string => {
    if (level.setting.endpoint === undefined) return 'unset';
    const host = new URL(level.setting.endpoint).hostname;
    const listed = DOMAINS.some((domain) => host === domain || host.endsWith(`.${domain}`));
    const keyword = KEYWORDS.some((word) => host.includes(word));
    return listed ? (keyword ? 'both' : 'domain') : keyword ? 'keyword' : 'not listed';
  };
  const levels = FACTORS.find((factor) => factor.kind === 'endpoint')?.levels ?? [];

  it('fall into every state of the reported mechanism, as many hosts outside its lists as in them', () => {
    const states = levels.map(state);
    expect(states[0]).toBe('unset');
    expect(states.filter((value) => value === 'not listed')).toHaveLength(4);
    expect(
      states
        .slice(1)
        .filter((value) => value !== 'not listed')
        .sort(),
    ).toEqual(['both', 'domain', 'domain', 'keyword']);
  });

  it('are bare https origins', () => {
    const origins = levels.flatMap((level) => level.setting.endpoint ?? []);
    expect(origins).toHaveLength(levels.length - 1);
    expect(origins.filter((origin) => new URL(origin).origin !== origin || !origin.startsWith('https://'))).toEqual([]);
  });
});
