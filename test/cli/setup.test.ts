import { describe, expect, test } from 'vitest';
import { type SetupMachine, missingPrograms, setUp, SYSTEM_PROGRAMS } from '../../src/cli/handlers/setup.ts';
import type { Terminal } from '../../src/cli/terminal/terminal.ts';
import { scratchDir } from '../store/example.ts';

/** Sets up a machine that lacks everything, and gives what was said and run, in order. */
function setUpOn(more: Partial<SetupMachine>): string[] {
  const events: string[] = [];
  const terminal: Terminal = {
    out: () => undefined,
    err: (text) => void events.push(text),
    colour: false,
    live: false,
    columns: 80,
  };
  const run = (argv: readonly string[]): number => {
    events.push(argv.join(' '));
    return 0;
  };
  setUp({ platform: 'linux', isRoot: true, hasApt: true, missing: SYSTEM_PROGRAMS, run, ...more }, terminal);
  return events;
}

describe('setup', () => {
  test('is silent and runs nothing when nothing is missing', () => {
    expect(setUpOn({ missing: [] })).toEqual([]);
    expect(setUpOn({ missing: [], isRoot: false, hasApt: false })).toEqual([]);
  });

  test('names the packages before it installs them', () => {
    expect(setUpOn({})).toEqual([
      'setup: installing perl-base by apt-get:\n',
      '  perl: system calls that node does not have\n',
      'apt-get update -q',
      'apt-get install -q -y --no-install-recommends perl-base',
    ]);
  });

  test('gives the command to a user who may not install', () => {
    expect(() => setUpOn({ isRoot: false })).toThrow(
      expect.objectContaining({
        message: 'the lab lacks perl: only root may install packages',
        hint: 'run: sudo apt-get install -y --no-install-recommends perl-base',
      }) as Error,
    );
  });

  test('names the packages on a system without apt-get', () => {
    expect(() => setUpOn({ hasApt: false })).toThrow(
      expect.objectContaining({
        message: 'the lab lacks perl: this system has no apt-get to install from',
        hint: "install perl-base with the system's own package manager",
      }) as Error,
    );
  });

  test('reports a failure of apt-get', () => {
    expect(() => setUpOn({ run: () => 100 })).toThrow('cannot install perl-base: apt-get ended with code 100');
  });

  test('searches the directories of PATH and of the system', () => {
    const empty = scratchDir();
    expect(missingPrograms('', [empty])).toEqual(SYSTEM_PROGRAMS);
    expect(missingPrograms(`${empty}:/usr/bin`, [])).toEqual([]);
    expect(missingPrograms(empty, ['/usr/bin'])).toEqual([]);
  });
});
