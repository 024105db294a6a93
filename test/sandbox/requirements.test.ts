/** What doctor shows, and that a kernel's real refusal is explained: here one that may have no namespaces is made, not pretended. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requirements } from '../../src/lab/namespaces/requirements.ts';
import { compileSandbox, NOBODY, removeCompiled } from './fixtures/open-lab.ts';

it('every requirement is met here, each with what was found', async () => {
  const all = await requirements();
  const needed = all.filter((one) => one.needed === 'needed');
  expect(needed.map(({ name, state }) => `${name} ${state}`)).toEqual([
    'linux ok',
    'node ok',
    'perl ok',
    'namespaces ok',
    'veth ok',
    'packet sockets ok',
    'nested namespaces ok',
  ]);
  for (const { state, found, fix } of all) {
    expect(found).not.toBe('');
    expect(fix === null).toBe(state === 'ok');
  }
  expect(all.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['npm', 'git', 'time zones', 'certificates', 'ipv6', 'nf_tables']),
  );
});

describe('on machines that lack something', () => {
  let compiled: string;
  let scratch: string;
  beforeAll(() => {
    compiled = compileSandbox();
    scratch = mkdtempSync(join(tmpdir(), 'requirements-'));
    writeFileSync(
      join(compiled, 'ask.js'),
      "import { requirements } from './src/lab/namespaces/requirements.js'; console.log(JSON.stringify(await requirements()));",
    );
  });
  afterAll(() => {
    removeCompiled(compiled);
    rmSync(scratch, { recursive: true });
  });

  const ask = (
    wrapper: readonly string[],
    env: NodeJS.ProcessEnv = process.env,
  ): { name: string; state: string; found: string; fix: string }[] => {
    const [file = '', ...args]: string[] = [...wrapper, process.execPath, join(compiled, 'ask.js')];
    const ran = spawnSync(file, args, { env, encoding: 'utf8', cwd: '/' });
    return JSON.parse(ran.stdout) as { name: string; state: string; found: string; fix: string }[];
  };

  it('a kernel that allows no more user namespaces is reported by the setting that says so', () => {
    const inside = [
      ...(process.getuid?.() === 0 ? ['setpriv', ...NOBODY] : []),
      'unshare',
      '--user',
      '--map-root-user',
      'sh',
      '-c',
      'echo 0 > /proc/sys/user/max_user_namespaces; exec "$@"',
      'sh',
    ];
    const namespaces = ask(inside).find(({ name }) => name === 'namespaces');
    expect(namespaces).toEqual({
      name: 'namespaces',
      needed: 'needed',
      state: 'forbidden',
      found: 'the lab cannot create a user namespace: user.max_user_namespaces is 0, too few',
      fix: 'as root: sysctl -w user.max_user_namespaces=10000',
    });
  });

  it('a machine without perl is told how to get it', () => {
    const all = ask([], { PATH: scratch });
    expect(all.find(({ name }) => name === 'perl')).toMatchObject({
      state: 'missing',
      found: 'not on the PATH',
      fix: 'apt-get install perl-base',
    });
    expect(all.find(({ name }) => name === 'namespaces')).toMatchObject({
      state: 'forbidden',
      found: 'the lab cannot start a worker: perl is not on the PATH',
      fix: 'install it: apt-get install perl-base',
    });
    expect(all.find(({ name }) => name === 'git')).toMatchObject({ state: 'missing' });
  });
});
