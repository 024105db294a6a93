/**
 * Chooses the program of a fetched package and its leading arguments. Reads the package; must run
 * nothing of it. Runs in the main process.
 */
import { existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { LabError } from '../../contract/lab.ts';
import type { Adapter, NativeBuild, Program } from '../adapters/index.ts';
import { NODE_MODULES, type NodeInside, nodeInside } from '../sandbox-paths.ts';
import type { Fetched } from './cache.ts';
import { isObject } from './client.ts';
import type { Machine } from './platform.ts';

/** Program and leading arguments, as seen inside the sandbox. */
export type StartCommand = readonly [string, ...string[]];

/** The package, and the machine and Node that run it. */
export interface ProgramContext {
  readonly fetched: Fetched;
  readonly machine: Machine;
  readonly node: NodeInside;
}

/**
 * The program that the adapter names.
 * @throws LabError: no build for this platform, or the package holds none of the files
 */
export function adapterStart(adapter: Adapter, { fetched, machine, node }: ProgramContext): StartCommand {
  for (const program of adapter.programs) {
    const start = program.kind === 'node' ? nodeStart(program, fetched, node) : nativeStart(program, fetched, machine);
    if (start !== null) return start;
  }
  throw noBuild(adapter, fetched, machine);
}

/**
 * The program that the package's own `bin` names.
 * @throws LabError: no `bin`, several, none for this platform, or one that needs an install script
 */
export async function binStart(fetched: Fetched, machine: Machine): Promise<StartCommand> {
  const manifest = await manifestOf(fetched);
  const file = onlyBin(manifest, fetched);
  const place = path.join(fetched.name, file);
  const head = await headOf(path.join(fetched.directory, 'node_modules', place));
  const inside = path.join(NODE_MODULES, place);
  if (head?.startsWith('\x7fELF') === true) return [inside];
  if (head !== null && (/^#!.*\bnode\b/.test(head) || (/\.[cm]?js$/.test(file) && !head.startsWith('#!')))) {
    return [nodeInside().program, inside];
  }
  if (head?.startsWith('#!') === true) return [inside];
  throw noProgram(manifest, fetched, machine, file);
}

function nodeStart(
  program: Extract<Program, { kind: 'node' }>,
  fetched: Fetched,
  node: NodeInside,
): StartCommand | null {
  const place = path.join(fetched.name, program.file);
  const exists = existsSync(path.join(fetched.directory, 'node_modules', place));
  return exists ? [node.program, path.join(NODE_MODULES, place)] : null;
}

function nativeStart(
  program: Extract<Program, { kind: 'native' }>,
  fetched: Fetched,
  machine: Machine,
): StartCommand | null {
  const build = program.platforms[machine.platform];
  if (build === undefined) return null;
  const place = nativePlace(machine.avx2 ? build : (build.withoutAvx2 ?? build), fetched);
  return place === null ? null : [path.join(NODE_MODULES, place)];
}

/** npm installs a platform package inside the package that depends on it, or beside it. */
function nativePlace(build: NativeBuild, fetched: Fetched): string | null {
  const places = [
    path.join(fetched.name, 'node_modules', build.package, build.file),
    path.join(build.package, build.file),
  ];
  return places.find((place) => existsSync(path.join(fetched.directory, 'node_modules', place))) ?? null;
}

function noBuild(adapter: Adapter, fetched: Fetched, machine: Machine): LabError {
  const native = adapter.programs.find((program) => program.kind === 'native');
  const wanted = native?.platforms[machine.platform]?.package;
  const spec = `npm:${fetched.name}@${fetched.version}`;
  return wanted === undefined
    ? new LabError(`${spec} holds no program that is known here`, 'name how to run it: add -- and its arguments')
    : new LabError(
        `${spec} has no build for ${machine.platform}: it does not bring ${wanted}`,
        'audit another version, or this one on a system that it supports',
      );
}

async function manifestOf(fetched: Fetched): Promise<Record<string, unknown>> {
  const file = path.join(fetched.directory, 'node_modules', fetched.name, 'package.json');
  const manifest: unknown = JSON.parse(await readFile(file, 'utf8'));
  return isObject(manifest) ? manifest : {};
}

function onlyBin(manifest: Record<string, unknown>, { name, version }: Fetched): string {
  const short = name.slice(name.indexOf('/') + 1);
  const bins = isObject(manifest.bin) ? manifest.bin : { [short]: manifest.bin };
  const names = Object.keys(bins).filter((bin) => typeof bins[bin] === 'string');
  const chosen = names.length === 1 ? bins[names[0] ?? ''] : bins[short];
  if (typeof chosen === 'string') return path.join('/', chosen);
  throw names.length === 0
    ? new LabError(
        `npm:${name}@${version} has no program: its package.json names no bin`,
        'name a package with a command',
      )
    : new LabError(
        `npm:${name}@${version} has several programs: ${names.join(', ')}`,
        'install it yourself and name one: tellproof audit -- PROGRAM ARGS',
      );
}

/** The first bytes as text, or null where there is no such file. */
async function headOf(file: string): Promise<string | null> {
  const handle = await open(file).catch(() => null);
  if (handle === null) return null;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(128), 0, 128, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The error for a `bin` that names no program, with the reason. */
function noProgram(manifest: Record<string, unknown>, fetched: Fetched, machine: Machine, file: string): LabError {
  const spec = `npm:${fetched.name}@${fetched.version}`;
  const scripts = isObject(manifest.scripts) ? manifest.scripts : {};
  const script = scripts.postinstall ?? scripts.install ?? scripts.preinstall;
  const platforms = Object.keys(isObject(manifest.optionalDependencies) ? manifest.optionalDependencies : {});
  const [system] = machine.platform.split('-');
  if (
    platforms.some((name) => name.includes('darwin') || name.includes('win32')) &&
    !platforms.some((name) => name.includes(system ?? ''))
  ) {
    return new LabError(`${spec} has no build for ${machine.platform}`, 'audit it on a system that it supports');
  }
  if (typeof script === 'string') {
    return new LabError(
      `${spec} makes its program ${file} with an install script (${script}), and install scripts are not run`,
      'install it yourself where you trust it, then: tellproof audit -- PROGRAM ARGS',
    );
  }
  return new LabError(
    `${spec} names ${file} as its program, which is none`,
    'audit another version, or report it to its makers',
  );
}
