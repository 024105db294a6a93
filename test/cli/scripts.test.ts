/**
 * Runs the scripts of testdata/, text files with command lines and their expected output:
 *
 *     $ COMMAND      a command line, followed by its standard output
 *     2> LINE        a line of standard error
 *     ? N            the exit code, when it is not 0
 *     ...            any lines
 *
 * Each script starts in a directory of its own, `$ROOT`, with the bundles that `bundles.ts` makes.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compiled } from '../store/compiled.ts';
import { scratchDir } from '../store/example.ts';
import { bundlesIn } from './bundles.ts';

const sources = compiled('src');
const testdata = new URL('testdata/', import.meta.url);
const root = scratchDir();
const bundles = bundlesIn(join(root, 'bundles'));

interface Step {
  readonly command: string;
  readonly expected: string;
}

function stepsOf(text: string): Step[] {
  const body = text.split('\n').filter((line) => !line.startsWith('# '));
  return body
    .join('\n')
    .split(/^\$ /m)
    .slice(1)
    .map((part) => ({
      command: part.slice(0, part.indexOf('\n')),
      expected: part.slice(part.indexOf('\n') + 1).trimEnd(),
    }));
}

/** Runs the line in a shell in which `tellproof` is the program under test. */
function runIn(dir: string, command: string): string {
  const program = `tellproof() { '${process.execPath}' '${join(sources, 'src/cli/main.js')}' "$@"; }`;
  const env = { PATH: process.env['PATH'], HOME: dir, ROOT: dir };
  const { stdout, stderr, status } = spawnSync('bash', ['-c', `${program}\n${command}`], {
    cwd: dir,
    env,
    encoding: 'utf8',
  });
  const errors =
    stderr === ''
      ? []
      : stderr
          .trimEnd()
          .split('\n')
          .map((line) => `2> ${line}`.trimEnd());
  const said = [stdout.trimEnd(), ...errors, ...(status === 0 ? [] : [`? ${status}`])].filter((part) => part !== '');
  return said.join('\n').replaceAll(dir, '$ROOT');
}

/** Expected text as a pattern: a line `...` stands for any lines. */
function matches(expected: string): RegExp {
  const escaped = expected
    .split('\n')
    .map((line) => (line === '...' ? '[^]*?' : line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${escaped.join('\n')}$`);
}

for (const name of readdirSync(testdata).filter((each) => each.endsWith('.txt'))) {
  test(`the script ${name} prints what it lists`, async () => {
    const dir = join(root, name);
    cpSync(await bundles, dir, { recursive: true });
    for (const { command, expected } of stepsOf(readFileSync(new URL(name, testdata), 'utf8'))) {
      const said = runIn(dir, command);
      if (expected.split('\n').includes('...')) expect(said, command).toMatch(matches(expected));
      else expect(said, command).toBe(expected);
    }
  });
}
