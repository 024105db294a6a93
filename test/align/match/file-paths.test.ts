/** Canonical file paths, independent of the trial's home, work directory, user, host and uid. */
import { describe, expect, it } from 'vitest';
import { pathSegments } from '../../../src/core/align/match/file-paths.ts';

const FACTS = { home: '/home/anna', workDir: '/home/anna/src/pay.ments', user: 'anna', host: 'build-box', uid: '1000' };
const canonical = (path: string, facts: Readonly<Record<string, string>> = FACTS): string =>
  pathSegments(path, facts).join('/');

describe('a canonical path', () => {
  it('starts with the directory that contains it', () => {
    expect(pathSegments('/home/anna/.tool/log', FACTS)).toEqual(['~', '.tool', 'log']);
    expect(pathSegments('/etc/tool', FACTS)).toEqual(['', 'etc', 'tool']);
  });

  it.each([
    ['below the home', '/home/anna/.tool/log', '~/.tool/log'],
    ['that is the home', '/home/anna', '~'],
    ['below the work directory, which is the nearer of the two', '/home/anna/src/pay.ments/a.ts', '{work}/a.ts'],
    ['that is the work directory', '/home/anna/src/pay.ments', '{work}'],
    ['beside the home, with a longer name', '/home/annabel/x', '/home/annabel/x'],
    ['of the system', '/etc/tool/x', '/etc/tool/x'],
    ['with the name of the work directory alone', '/var/pay.ments/x', '/var/{work-name}/x'],
    ['with the user in it', '/run/anna/x', '/run/{user}/x'],
    ['with the user between signs', '/run/tool-anna.log', '/run/tool-{user}.log'],
    ['with the user as a part of a word behind', '/run/hanna', '/run/hanna'],
    ['with the user as a part of a word before', '/run/anna7', '/run/anna7'],
    ['with the user in it again', '/run/anna-anna.log', '/run/{user}-{user}.log'],
    ['with the user behind a longer word that holds it', '/run/hanna-anna', '/run/hanna-{user}'],
    ['with the host in it', '/run/lock.build-box', '/run/lock.{hostname}'],
    ['that ends in the uid', '/tmp/tool-1000/x', '/tmp/tool-{uid}/x'],
    ['that is the uid', '/run/user/1000/x', '/run/user/{uid}/x'],
    ['with the uid somewhere', '/tmp/1000-tool/x1000', '/tmp/1000-tool/x1000'],
    ['with the work directory as one word of dashes', '/x/-home-anna-src-pay-ments', '/x/{work}'],
    ['with the work directory as one word of underscores', '/x/_home_anna_src_pay_ments', '/x/{work}'],
    ['with its separators as dashes', '/x/-home-anna-src-pay.ments', '/x/{work}'],
    ['with its separators as underscores', '/x/_home_anna_src_pay.ments', '/x/{work}'],
    ['with the work directory encoded', '/x/%2Fhome%2Fanna%2Fsrc%2Fpay.ments', '/x/{work}'],
    ['with the home as one word', '/x/-home-anna/y', '/x/{home}/y'],
    ['with the home as one word in a longer one', '/x/log.-home-anna.txt', '/x/log.{home}.txt'],
  ])('%s', (_, path, expected) => {
    expect(canonical(path)).toBe(expected);
  });

  it.each([
    ['is the path itself without facts', {}, '/home/anna/x', '/home/anna/x'],
    ['keeps a user name of three letters, which could be chance', { user: 'bob' }, '/run/bob', '/run/bob'],
    ['replaces a user name of four letters', { user: 'bobo' }, '/run/bobo', '/run/{user}'],
    ['keeps a host name of three letters', { host: 'box' }, '/run/box', '/run/box'],
    ['keeps numbers if no uid is known', { user: 'anna' }, '/tmp/tool-1000/1000', '/tmp/tool-1000/1000'],
    ['is below the home without a work directory', { home: '/home/anna' }, '/home/anna/x', '~/x'],
    ['is below the work directory without a home', { workDir: '/srv/work' }, '/srv/work/x', '{work}/x'],
  ])('%s', (_, facts, path, expected) => {
    expect(canonical(path, facts)).toBe(expected);
  });

  it('replaces a user or host called like a placeholder only in the path', () => {
    const facts = { home: '/home/work', workDir: '/srv/repo.git', user: 'work', host: 'home' };
    expect(canonical('/x/-home-work', facts)).toBe('/x/{home}');
    expect(canonical('/x/-srv-repo-git', facts)).toBe('/x/{work}');
    expect(canonical('/x/work.-srv-repo-git.home', facts)).toBe('/x/{user}.{work}.{hostname}');
    expect(canonical('/x/repo.git', facts)).toBe('/x/{work-name}');
    expect(canonical('/x/repo.git', { ...facts, uid: 'git' })).toBe('/x/{work-name}');
  });

  it('treats letters of all scripts as letters', () => {
    expect(canonical('/run/annaé')).toBe('/run/annaé');
    expect(canonical('/run/éanna')).toBe('/run/éanna');
  });
});
