/** What a trial's facts are read by: each belongs to the factor of its kind, or to being root. */
import { describe, expect, it } from 'vitest';
import { factRenderings } from '../../src/core/renderings/standard-renderings.ts';
import type { Factor, FactorKind, Setting } from '../../src/core/model/index.ts';
import { capture } from '../builders/messages/captures.ts';

const factor = (kind: FactorKind, name: string = kind, other: Setting = {}): Factor => ({
  name,
  kind,
  describes: '',
  levels: [
    { name: 'plain', setting: {}, renderings: [] },
    { name: 'other', setting: other, renderings: [] },
  ],
});

const ALL = (['user-name', 'work-dir', 'host-name', 'endpoint', 'proxy', 'git-identity', 'locale'] as const).map(
  (kind) => factor(kind),
);
const COMMIT = '0c1d2e3f4a5b69788796a5b4c3d2e1f001122334';

const formsOf = (facts: Readonly<Record<string, string>>, factors: readonly Factor[] = ALL, assignment = {}) =>
  factors.flatMap((one) =>
    factRenderings(one, capture('001', [], { facts, assignment }), factors).map(
      ({ factor: name, what, text }) => `${name}: ${what} ${text}`,
    ),
  );

describe('a fact of a trial has the renderings of', () => {
  it.each([
    [
      'home',
      '/home/jo',
      [
        'user-name: home /home/jo',
        'user-name: home %2Fhome%2Fjo',
        'user-name: home -home-jo',
        'user-name: home _home_jo',
        'user-name: home-name jo',
      ],
    ],
    [
      'workDir',
      '/w/app',
      [
        'work-dir: work-dir /w/app',
        'work-dir: work-dir %2Fw%2Fapp',
        'work-dir: work-dir -w-app',
        'work-dir: work-dir _w_app',
        'work-dir: work-dir-name app',
      ],
    ],
    ['user', 'jo', ['user-name: user jo']],
    ['userName', 'Jo', ['user-name: userName Jo']],
    ['host', 'h7', ['host-name: host h7']],
    ['hostName', 'h7.corp', ['host-name: hostName h7.corp']],
    [
      'endpoint',
      'https://gw.example',
      [
        'endpoint: origin https://gw.example',
        'endpoint: origin https://gw.example',
        'endpoint: host gw.example',
        'endpoint: host gw.example',
      ],
    ],
    ['proxy', 'squid', ['proxy: origin squid']],
    ['gitHead', COMMIT, [`git-identity: commit ${COMMIT}`, 'git-identity: short-commit 0c1d2e3']],
    ['mood', 'good', []],
  ])('%s %s', (name, text, forms) => {
    expect(formsOf({ [name]: text })).toEqual(forms);
  });
});

describe('for a subject that is root', () => {
  const root = factor('watcher', 'uid', { superuser: true });
  const facts = { home: '/root', workDir: '/root', user: 'root', userName: 'root', host: 'h7' };
  const owners = (assignment: Readonly<Record<string, string>>) =>
    new Set(
      formsOf(facts, [...ALL, root], assignment).map(
        (line) => `${line.split(' ')[0] ?? ''} ${line.split(' ')[1] ?? ''}`,
      ),
    );

  it('the name and paths of root belong to the factor that made it root, and no other fact does', () => {
    expect([...owners({ uid: 'other' })].sort()).toEqual([
      'host-name: host',
      'uid: home',
      'uid: home-name',
      'uid: user',
      'uid: userName',
      'uid: work-dir',
      'uid: work-dir-name',
    ]);
  });

  it('only the level that makes it root matters: other levels of the factor change nothing', () => {
    expect([...owners({ uid: 'plain' })].sort()).toEqual([
      'host-name: host',
      'user-name: home',
      'user-name: home-name',
      'user-name: user',
      'user-name: userName',
      'work-dir: work-dir',
      'work-dir: work-dir-name',
    ]);
  });
});
