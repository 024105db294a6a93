/**
 * Installs missing system packages by apt-get as root; otherwise an error gives the command to
 * type.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import type { Terminal } from '../terminal/terminal.ts';

/** The properties of a machine that setup depends on. Tests replace it. */
export interface SetupMachine {
  readonly platform: string;
  readonly isRoot: boolean;
  readonly missing: readonly SystemProgram[];
  readonly hasApt: boolean;
  /** Runs a program with its output on standard error. @returns its exit code */
  readonly run: (argv: readonly [string, ...string[]]) => number;
}

export function realSetupMachine(): SetupMachine {
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    missing: process.platform === 'linux' ? missingPrograms(process.env['PATH'] ?? '') : [],
    hasApt: isProgram('/usr/bin/apt-get'),
    run: ([program, ...args]) => spawnSync(program, args, { stdio: ['ignore', 2, 2], env: aptEnv() }).status ?? 1,
  };
}

const aptEnv = (): NodeJS.ProcessEnv => ({ ...process.env, DEBIAN_FRONTEND: 'noninteractive' });

/**
 * A class of its own: a machine that lacks a package exits with code 70, not with that of bad
 * usage.
 */
export class SetupError extends Error {
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.name = 'SetupError';
    this.hint = hint;
  }
}

/** @throws SetupError when a missing package may not or could not be installed */
export function setUp(machine: SetupMachine, terminal: Terminal): void {
  if (machine.missing.length === 0) return;
  const names = machine.missing.map((program) => program.name).join(', ');
  const packages = [...new Set(machine.missing.map((program) => program.package))];
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (!machine.hasApt) {
    throw new SetupError(
      `the lab lacks ${names}: this system has no apt-get to install from`,
      `install ${packages.join(', ')} with the system's own package manager`,
    );
  }
  if (!machine.isRoot)
    throw new SetupError(`the lab lacks ${names}: only root may install packages`, `run: sudo ${command}`);
  terminal.err(`setup: installing ${packages.join(', ')} by apt-get:\n`);
  for (const { name, why } of machine.missing) terminal.err(`  ${name}: ${why}\n`);
  install(machine, packages, command);
}

function install(machine: SetupMachine, packages: readonly string[], command: string): void {
  machine.run(['apt-get', 'update', '-q']);
  const status = machine.run(['apt-get', 'install', '-q', '-y', '--no-install-recommends', ...packages]);
  if (status === 0) return;
  throw new SetupError(
    `cannot install ${packages.join(', ')}: apt-get ended with code ${status}`,
    `see its output above, then run: ${command}`,
  );
}

export interface SystemProgram {
  readonly name: string;
  readonly package: string;
  readonly why: string;
}

/**
 * Programs that every audit needs. `tellproof doctor` shows those that only limit some audits (npm,
 * git, time zones).
 */
export const SYSTEM_PROGRAMS: readonly SystemProgram[] = [
  { name: 'perl', package: 'perl-base', why: 'system calls that node does not have' },
];

/** Directories of system programs that the PATH of an ordinary user may lack. */
const SYSTEM_DIRS = ['/usr/sbin', '/sbin', '/usr/bin', '/bin'];

export function missingPrograms(path: string, dirs: readonly string[] = SYSTEM_DIRS): readonly SystemProgram[] {
  const places = [...path.split(':').filter((dir) => dir.startsWith('/')), ...dirs];
  return SYSTEM_PROGRAMS.filter(({ name }) => !places.some((dir) => isProgram(join(dir, name))));
}

export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
