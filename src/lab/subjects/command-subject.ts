/**
 * Any command line as a subject. Its program and the files that it names are mounted read-only at
 * their host paths (`placeInside` has the one exception). Must show nothing else of the host. Runs
 * in the main process.
 */
import { createHash } from 'node:crypto';
import { createReadStream, accessSync, constants, openSync, readSync, closeSync, statSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Mount, Subject } from '../../core/model/index.ts';
import { LabError } from '../contract/lab.ts';
import { endpointFromVariables } from './endpoint-route.ts';
import { isSystemPath, placeInside } from './sandbox-paths.ts';
import { assertReadable, existing, holdsHome, isShown, isWithin } from './mounts.ts';
import { thisMachine } from './npm/platform.ts';
import type { SubjectOptions } from './options.ts';

/** @throws LabError: no such program, or one that cannot be shown without the home */
export async function commandSubject(options: SubjectOptions): Promise<Subject> {
  const [name, ...args] = options.rest;
  if (name === undefined) throw new LabError('no command after --', 'write: tellproof audit -- PROGRAM ARGS');
  const program = findProgram(name, options.cwd);
  const named = args.map((arg) => ({ arg, file: fileNamed(arg, options.cwd) }));
  const files = named.flatMap(({ file }) => file ?? []);
  const mounts = mountsFor(program, files, options);
  for (const file of [program, ...files]) assertShown(file, mounts);
  const { platform } = options.machine ?? thisMachine();
  const line = options.rest.join(' ');
  return {
    identity: { name: `command:${line}`, version: null, integrity: await integrityOf([program, ...files]), platform },
    spec: `command:${line}`,
    argv: [placeInside(program), ...named.map(({ arg, file }) => (file === null ? arg : placeInside(file)))],
    mounts,
    env: options.env,
    files: [],
    ...endpointFromVariables(options.endpointEnv),
  };
}

/**
 * Finds the program's path. Outside the system directories its links are resolved, so that one
 * mount shows it.
 */
function findProgram(name: string, cwd: string): string {
  const places = name.includes('/')
    ? [path.resolve(cwd, name)]
    : (process.env.PATH ?? '')
        .split(':')
        .filter((directory) => path.isAbsolute(directory))
        .map((directory) => path.join(directory, name));
  const found = places.find(isProgram);
  if (found !== undefined) return isSystemPath(found) ? found : (existing(found) ?? found);
  const there = places.find((place) => existing(place) !== null);
  if (there !== undefined)
    throw new LabError(`${there} is no executable file`, `make it one (chmod +x), or name the interpreter first`);
  throw name.includes('/')
    ? new LabError(`no program ${places[0] ?? name}`, 'check the path after --')
    : new LabError(`no program "${name}" on the PATH`, 'name it by its path, or install it');
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * The absolute path of the file below the current directory that an argument names, else null. An
 * argument without a dot or slash is a word, even where a file has that name: `run`, `exec`.
 */
function fileNamed(arg: string, cwd: string): string | null {
  if (arg.startsWith('-') || !/[./]/.test(arg)) return null;
  const file = path.resolve(cwd, arg);
  const isFile = isWithin(file, cwd) && existing(file) !== null && statSync(file).isFile();
  return isFile ? file : null;
}

function mountsFor(program: string, files: readonly string[], { cwd, mounts }: SubjectOptions): Mount[] {
  const here = files.some((file) => !isShown(placeInside(file), mounts)) ? [workMount(cwd)] : [];
  const shown = [...mounts, ...here];
  return isSystemPath(program) || isShown(placeInside(program), shown) ? shown : [...shown, programMount(program)];
}

/** @throws LabError where the file is in a mount but could not be read there */
function assertShown(file: string, mounts: readonly Mount[]): void {
  const real = existing(file) ?? file;
  const shown = mounts.find(({ from }) => from === real || isWithin(real, from));
  if (shown !== undefined) assertReadable(real, shown.from);
}

/** Mounts the current directory. */
function workMount(cwd: string): Mount {
  const from = existing(cwd) ?? cwd;
  if (holdsHome(from)) {
    throw new LabError(
      `the command names files in ${cwd}, which holds your home directory and so cannot be shown to it`,
      'start from a directory of its own, or show just what it needs with --mount PATH',
    );
  }
  return { from, to: placeInside(cwd) };
}

/**
 * Mounts the program. A binary: alone. A script in an installed package: with its `node_modules`.
 * Another script: with its directory, from which it may load other parts, unless that directory is
 * `bin` or holds the home.
 */
function programMount(program: string): Mount {
  const at = program.indexOf('/node_modules/');
  const whole = at >= 0 ? program.slice(0, at + '/node_modules'.length) : path.dirname(program);
  const shown = isScript(program) && !holdsHome(whole) && path.basename(whole) !== 'bin' ? whole : program;
  return { from: shown, to: placeInside(shown) };
}

function isScript(file: string): boolean {
  const start = Buffer.alloc(2);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, start, 0, 2, 0);
  } finally {
    closeSync(descriptor);
  }
  return start.toString('latin1') === '#!';
}

/** Hash over the program and the files that the command names, in that order. */
async function integrityOf(files: readonly string[]): Promise<string> {
  const digest = createHash('sha512');
  for (const file of files) await pipeline(createReadStream(file), digest, { end: false });
  return `sha512-${digest.digest('base64')}`;
}
