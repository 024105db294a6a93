import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Subject } from '../../src/core/model/index.ts';
import { placeInside } from '../../src/lab/subjects/sandbox-paths.ts';
import { assertReadable } from '../../src/lab/subjects/mounts.ts';
import { parseMount, resolveSubject, type SubjectOptions } from '../../src/lab/subjects/index.ts';

const scratch = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'command-')));
const before = { HOME: process.env.HOME, PATH: process.env.PATH };
let cwd = '';

beforeEach(() => {
  cwd = mkdtempSync(path.join(scratch, 'work-'));
  chmodSync(cwd, 0o755);
});

afterEach(() => {
  Object.assign(process.env, before);
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function command(rest: readonly string[], options: Partial<SubjectOptions> = {}): Promise<Subject> {
  return resolveSubject(null, { rest, cwd, ...options });
}

function program(file: string, text = '#!/bin/sh\necho hi\n'): string {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, 0o755);
  return file;
}

describe('a command as a subject', () => {
  it('of the system needs no mount, and keeps its words', async () => {
    const subject = await command(['git', 'log', '--format=%s', '{prompt}']);
    expect(subject.argv).toEqual([expect.stringMatching(/^\/.*\/git$/), 'log', '--format=%s', '{prompt}']);
    expect(subject.mounts).toEqual([]);
    expect(subject.spec).toBe('command:git log --format=%s {prompt}');
  });

  it('that names a file here is given its full path, and the directory read-only in the same place', async () => {
    writeFileSync(path.join(cwd, 'tool.mjs'), '');
    const subject = await command(['node', './tool.mjs', 'ask']);
    expect(subject.argv.slice(1)).toEqual([path.join(cwd, 'tool.mjs'), 'ask']);
    expect(subject.mounts).toContainEqual({ from: cwd, to: cwd });
  });

  it('keeps a bare word that happens to be a file’s name', async () => {
    writeFileSync(path.join(cwd, 'run'), '');
    const subject = await command(['git', 'run']);
    expect(subject.argv[1]).toBe('run');
    expect(subject.mounts).toEqual([]);
  });

  it('changes its integrity with the files that it names', async () => {
    writeFileSync(path.join(cwd, 'tool.mjs'), 'one');
    const one = await command(['node', 'tool.mjs']);
    writeFileSync(path.join(cwd, 'tool.mjs'), 'two');
    const two = await command(['node', 'tool.mjs']);
    expect(one.identity.integrity).toMatch(/^sha512-/);
    expect(one.identity.integrity).not.toBe(two.identity.integrity);
  });

  it('found on the PATH outside the system is shown alone when it is a binary', async () => {
    const file = program(path.join(scratch, 'opt/bin/tool'), '\x7fELF');
    process.env.PATH = `${path.dirname(file)}:${before.PATH ?? ''}`;
    const subject = await command(['tool']);
    expect(subject.argv).toEqual([file]);
    expect(subject.mounts).toEqual([{ from: file, to: file }]);
  });

  it('that is a link into an installed package is shown with the packages beside it', async () => {
    const file = program(path.join(scratch, 'pkg/lib/node_modules/tool/cli.js'), '#!/usr/bin/env node\n');
    mkdirSync(path.join(scratch, 'pkg/bin'), { recursive: true });
    symlinkSync(file, path.join(scratch, 'pkg/bin/tool'));
    const subject = await command([path.join(scratch, 'pkg/bin/tool')]);
    expect(subject.argv).toEqual([file]);
    expect(subject.mounts).toEqual([
      { from: path.join(scratch, 'pkg/lib/node_modules'), to: path.join(scratch, 'pkg/lib/node_modules') },
    ]);
  });

  it('takes its endpoint through the variables named, and leaves the factor out otherwise', async () => {
    const named = await command(['git'], { endpointEnv: ['A_URL', 'B_URL={endpoint}/v1'] });
    expect(named.endpoint?.env).toEqual({ A_URL: '{endpoint}', B_URL: '{endpoint}/v1' });
    expect(named.notVaried).toEqual({});
    const unnamed = await command(['git']);
    expect(unnamed.endpoint).toBeNull();
    expect(unnamed.notVaried.endpoint).toContain('--endpoint-env');
  });

  it('takes the variables and mounts given', async () => {
    const mounts = [{ from: scratch, to: '/srv/data' }];
    expect(await command(['git'], { env: { MODE: 'x' }, mounts })).toMatchObject({ env: { MODE: 'x' }, mounts });
  });
});

describe('where files are shown', () => {
  it('is where they are, save below root’s home, which a subject cannot enter', () => {
    expect(placeInside('/home/ada/work/tool.mjs')).toBe('/home/ada/work/tool.mjs');
    expect(placeInside('/root/work/tool.mjs')).toBe('/srv/work/tool.mjs');
    expect(placeInside('/rooted/tool.mjs')).toBe('/rooted/tool.mjs');
  });
});

describe('private files of root', () => {
  it('are refused as a subject’s, which runs as another user; an ordinary user’s are not', () => {
    const file = path.join(cwd, 'tool.mjs');
    writeFileSync(file, '', { mode: 0o644 });
    chmodSync(cwd, 0o700);
    expect(() => assertReadable(file, cwd, 0)).toThrow(`${cwd} can be read by its owner only`);
    expect(() => assertReadable(file, cwd, 1000)).not.toThrow();
    chmodSync(cwd, 0o711);
    expect(() => assertReadable(file, cwd, 0)).not.toThrow();
    chmodSync(file, 0o600);
    expect(() => assertReadable(file, cwd, 0)).toThrow(`${file} can be read by its owner only`);
  });
});

describe('a command that cannot be a subject', () => {
  it.each([
    [[], /^no command after --$/],
    [['no-such-program-here'], /^no program "no-such-program-here" on the PATH$/],
    [['./no-such-program-here'], /^no program \/.*\/no-such-program-here$/],
  ])('%j is refused', async (rest, message) => {
    await expect(command(rest)).rejects.toMatchObject({
      name: 'LabError',
      message: expect.stringMatching(message) as string,
    });
  });

  it('is refused when its program is not executable', async () => {
    writeFileSync(path.join(cwd, 'tool.sh'), 'echo hi\n');
    await expect(command(['./tool.sh'])).rejects.toMatchObject({ message: `${cwd}/tool.sh is no executable file` });
  });

  it.each(['', 'below/deeper'])(
    'never shows the home: not from it nor from above it (home at work/%s)',
    async (below) => {
      const home = path.join(cwd, below);
      mkdirSync(home, { recursive: true });
      writeFileSync(path.join(cwd, 'tool.mjs'), '');
      process.env.HOME = home;
      await expect(command(['node', 'tool.mjs'])).rejects.toMatchObject({
        message: expect.stringContaining('holds your home directory') as string,
        hint: expect.stringContaining('--mount PATH') as string,
      });
    },
  );

  it('is let through when a mount shows the file already', async () => {
    writeFileSync(path.join(cwd, 'tool.mjs'), '');
    process.env.HOME = cwd;
    const mounts = [parseMount('tool.mjs', cwd)];
    expect((await command(['node', 'tool.mjs'], { mounts })).mounts).toContainEqual({
      from: path.join(cwd, 'tool.mjs'),
      to: path.join(cwd, 'tool.mjs'),
    });
  });
});

describe('a mount', () => {
  it('shows a path where it is, or where it is asked for', () => {
    mkdirSync(path.join(cwd, 'data'));
    expect(parseMount('data', cwd)).toEqual({ from: `${cwd}/data`, to: `${cwd}/data` });
    expect(parseMount('data:/srv/data', cwd)).toEqual({ from: `${cwd}/data`, to: '/srv/data' });
  });

  it('is refused for what is not there, for the root, and for what holds the home', () => {
    process.env.HOME = path.join(cwd);
    expect(() => parseMount('nothing', cwd)).toThrow(`no file or directory ${cwd}/nothing to mount`);
    for (const place of ['/', cwd, path.dirname(cwd)]) expect(() => parseMount(place, cwd)).toThrow('holds your home');
  });
});
