import { describe, expect, it } from 'vitest';
import { allRenderings, maskableRenderings } from '../../src/core/renderings/index.ts';
import { offsetMinutes } from '../../src/core/renderings/time-zones.ts';
import type { Capture, Factor, Level } from '../../src/core/model/index.ts';

const level = (name: string, setting: Level['setting'], renderings: string[] = []): Level => ({
  name,
  setting,
  renderings,
});

const factors: readonly Factor[] = [
  {
    name: 'timezone',
    kind: 'time-zone',
    describes: '',
    levels: [level('UTC', {}), level('Asia/Kolkata', { env: { TZ: 'Asia/Kolkata' } }, ['Asia/Kolkata'])],
  },
  {
    name: 'locale',
    kind: 'locale',
    describes: '',
    levels: [level('C', {}), level('de_DE.UTF-8', { env: { LANG: 'de_DE.UTF-8' } })],
  },
  {
    name: 'endpoint',
    kind: 'endpoint',
    describes: '',
    levels: [level('unset', {}), level('gw', { endpoint: 'https://gw.example:8443' })],
  },
  { name: 'workdir', kind: 'work-dir', describes: '', levels: [level('a', { workDir: 'src/payments' })] },
];

const capture: Capture = {
  trial: {
    id: '001',
    stage: 'screen',
    block: 0,
    scenario: 'reply',
    assignment: { timezone: 'Asia/Kolkata', locale: 'de_DE.UTF-8', endpoint: 'gw', workdir: 'a' },
  },
  outcome: { kind: 'completed', exitCode: 0 },
  startedAt: Date.UTC(2026, 10, 22, 18, 29, 59),
  durationMs: 2000,
  events: [],
  limits: [],
  facts: { workDir: '/home/dev/src/payments' },
};

const texts = (all: readonly { factor: string; text: string }[], factor: string): string[] =>
  all.filter((r) => r.factor === factor).map(({ text }) => text);

describe('renderings', () => {
  const replaced = maskableRenderings(factors, [capture])('001');
  const all = allRenderings(factors, [capture])('001');

  it('include a zone by name and by offset in the usual notations', () => {
    expect(texts(replaced, 'timezone')).toEqual(
      expect.arrayContaining(['Asia/Kolkata', '+05:30', '+0530', 'GMT+5:30', 'UTC+5:30', 'India Standard Time']),
    );
    expect(texts(all, 'timezone')).toEqual(expect.arrayContaining(['330', '-330', '19800']));
  });

  it('include the local date at the start and at the end of the trial, here on both sides of midnight', () => {
    expect(texts(all, 'timezone')).toEqual(
      expect.arrayContaining(['22', '23', '2026', 'Nov', 'November', 'Sunday', 'Monday', '20261123']),
    );
    expect(texts(all, 'locale')).toEqual(expect.arrayContaining(['22.11.2026', '23.11.2026', 'de-DE', 'de_DE', 'de']));
  });

  it('exclude dates, short texts and plain words if they must be maskable', () => {
    const all = replaced.map(({ text }) => text);
    for (const text of ['22', '2026', '20261123', '22.11.2026', 'November', 'de', '330', 'payments'])
      expect(all).not.toContain(text);
  });

  it('include an endpoint by origin and host, and a path as it is and as caches write it, longest first', () => {
    expect(texts(replaced, 'endpoint')).toEqual(
      expect.arrayContaining(['https://gw.example:8443', 'gw.example:8443', 'gw.example']),
    );
    expect(texts(replaced, 'workdir')).toEqual(
      expect.arrayContaining(['/home/dev/src/payments', '-home-dev-src-payments', 'src/payments']),
    );
    const lengths = replaced.map(({ text }) => text.length);
    expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
  });

  it('are empty for a trial without a capture', () => {
    expect(maskableRenderings(factors, [capture])('999')).toEqual([]);
  });
});

describe('the offset in minutes', () => {
  it.each([
    ['UTC', 0],
    ['Asia/Kolkata', 330],
    ['America/St_Johns', -210],
    ['Asia/Shanghai', 480],
    ['Nowhere/AtAll', undefined],
  ])('of %s is %s', (zone, minutes) => {
    expect(offsetMinutes(zone, Date.UTC(2026, 10, 22, 12))).toBe(minutes);
  });
});
