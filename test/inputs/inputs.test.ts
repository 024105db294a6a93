/** From traces to what a verdict lists: kinds, what varied, what is folded. */
import { describe, expect, test } from 'vitest';
import { FACTORS, WATCHERS } from '../../src/core/factors/index.ts';
import { inputsOf } from '../../src/core/inputs/index.ts';
import { INPUT_KINDS } from '../../src/core/inputs/kinds.ts';
import type { Design } from '../../src/core/model/index.ts';

const design = (factors: Design['factors']): Design => ({ seed: 1, factors, strength: 2, trials: [] });

const opened = (path: string, exists = true): string =>
  `7 openat(AT_FDCWD</home/jo/app>, "${path}", O_RDONLY) = ${exists ? '3' : '-1 ENOENT (No such file or directory)'}`;

function inputs(lines: readonly string[], factors: Design['factors'] = {}) {
  return inputsOf(
    [{ text: lines.join('\n'), home: '/home/jo', workDir: '/home/jo/app' }],
    ['/opt/tool'],
    design(factors),
  );
}

const kindOf = (path: string): string[] => inputs([opened(path)]).kinds.map(({ kind }) => kind);

describe('an input', () => {
  test.each([
    ['/usr/share/zoneinfo/Asia/Kolkata', 'time zone'],
    ['/etc/machine-id', 'machine id'],
    ['/etc/os-release', 'operating system release'],
    ['/sys/class/dmi/id/product_name', 'hardware'],
    ['/sys/class/net/eth0/address', 'network interfaces'],
    ['/.dockerenv', 'container marks'],
    ['/proc/self/status', 'state of its own process, with a tracer'],
    ['/proc/7/status', 'state of its own process, with a tracer'],
    ['/proc/1/cmdline', 'other processes'],
    ['/home/jo/.gitconfig', 'git identity'],
    ['/home/jo/app/.git/config', 'git repository and its remote'],
    ['/home/jo/.ssh/id_ed25519', 'places of credentials'],
    ['/etc/ssl/certs/ca-certificates.crt', 'certificates'],
    ['/home/jo/app/package.json', 'files of the work directory'],
    ['/home/jo/.tool/settings.json', 'other files in the home'],
    ['/usr/bin/git', 'programs looked for'],
    ['/etc/tool/policy.json', 'other'],
  ])('%s is of the kind %s', (path, kind) => {
    expect(kindOf(path)).toEqual([kind]);
  });

  test('is listed under a name that all trials share', () => {
    const { kinds } = inputs([opened('/home/jo/.gitconfig'), opened('/home/jo/app/.git/config', false)]);
    expect(kinds.map(({ read, absent }) => [...read, ...absent])).toEqual([['~/.gitconfig'], ['{work}/.git/config']]);
  });

  test('exists if it existed in one run', () => {
    const run = (exists: boolean) => ({ text: opened('/etc/machine-id', exists), home: '/h', workDir: '/h/w' });
    const [kind] = inputsOf([run(false), run(true)], [], design({})).kinds;
    expect(kind).toMatchObject({ read: ['/etc/machine-id'], absent: [] });
  });

  test('names the factors that change it, and those that the audit varied', () => {
    const lines = [opened('/etc/localtime'), opened('/etc/machine-id'), opened('/home/jo/.gitconfig')];
    const { kinds } = inputs(lines, { timezone: ['UTC', 'Asia/Kolkata'], git: ['one'] });
    expect(kinds.map(({ kind, factors, varied }) => [kind, factors, varied])).toEqual([
      ['time zone', ['timezone'], ['timezone']],
      ['machine id', [], []],
      ['git identity', ['git'], []],
    ]);
  });

  test('of the own package or the system is only counted', () => {
    const lines = [opened('/opt/tool/main.js'), opened('/usr/lib/libc.so.6'), opened('/dev/null')];
    expect(inputs(lines)).toMatchObject({ kinds: [], ownFiles: 1, systemFiles: 2 });
  });
});

test('the kinds of inputs name existing factors', () => {
  const known = [...FACTORS, ...WATCHERS].map(({ name }) => name);
  expect(INPUT_KINDS.flatMap(({ factors }) => factors).filter((factor) => !known.includes(factor))).toEqual([]);
});
