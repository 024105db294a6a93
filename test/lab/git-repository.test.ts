/** The repository that a subject finds is one that git itself accepts. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROJECT } from '../../src/lab/environment/base.ts';
import { repositoryOf } from '../../src/lab/environment/git-repository.ts';

const input = {
  author: { name: 'Ada Example', email: 'ada@example.org' },
  remote: 'git@example.org:team/app.git',
  files: PROJECT,
};
let dir = '';

const git = (...args: string[]): string =>
  execFileSync('git', ['-C', dir, ...args], {
    encoding: 'utf8',
    env: { ...process.env, HOME: dir, GIT_CONFIG_NOSYSTEM: '1' },
  });

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'repository-'));
  const files = [
    ...PROJECT.map((file) => ({ path: file.path, bytes: Buffer.from(file.text) })),
    ...repositoryOf(input).files,
  ];
  for (const file of files) {
    mkdirSync(dirname(join(dir, file.path)), { recursive: true });
    writeFileSync(join(dir, file.path), file.bytes);
  }
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('git finds nothing wrong with the repository of a trial', () => {
  expect(git('fsck', '--strict', '--no-dangling')).toBe('');
});

test('the work tree of a trial is clean and on its branch', () => {
  expect(git('status', '--porcelain=v1', '--branch')).toBe('## main...origin/main\n');
});

test('the only commit of a trial’s repository is by the given author', () => {
  expect(git('log', '--format=%an <%ae> %s')).toBe('Ada Example <ada@example.org> Add sample application\n');
});

test('the remote of a trial’s repository is the given one', () => {
  expect(git('remote', 'get-url', 'origin')).toBe('git@example.org:team/app.git\n');
});

test('equal input gives a repository of equal bytes, another author another commit', () => {
  const head = (name: string): string => {
    const { files } = repositoryOf({ ...input, author: { name, email: 'a@example.org' } });
    return Buffer.from(files.find((file) => file.path === '.git/refs/heads/main')?.bytes ?? []).toString();
  };
  expect(head('A')).toBe(head('A'));
  expect(head('A')).not.toBe(head('B'));
});
