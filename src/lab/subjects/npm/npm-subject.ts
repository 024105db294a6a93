/**
 * A subject from the npm registry: pins its version, fetches it, and starts it as its adapter or
 * the user says. Runs in the main process.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Subject, TerminalStart } from '../../../core/model/index.ts';
import { LabError } from '../../contract/lab.ts';
import { ADAPTERS, type Adapter } from '../adapters/index.ts';
import { endpointFromVariables } from '../endpoint-route.ts';
import { NODE_MODULES, NODE_OUTSIDE, type NodeInside, nodeInside } from '../sandbox-paths.ts';
import type { SubjectOptions } from '../options.ts';
import { cachedVersions, type Fetched, fetchPackage } from './cache.ts';
import { type Machine, thisMachine } from './platform.ts';
import { adapterStart, binStart, type ProgramContext, type StartCommand } from './program.ts';
import { isExact, pinVersion } from './versions.ts';

/** @throws LabError as `failures.ts`, `versions.ts` and `program.ts` describe */
export async function npmSubject(name: string, wanted: string, options: SubjectOptions): Promise<Subject> {
  const machine = options.machine ?? thisMachine();
  const adapter = ADAPTERS.find((known) => known.package === name);
  if (adapter === undefined && options.rest.length === 0) throw howToRun(name, wanted);
  const fetched = await fetchWanted(name, wanted, machine, options);
  const node = adapter?.node === undefined ? nodeInside() : await fetchedNode(adapter.node, machine, options.cacheDir);
  const place = { fetched, machine, node };
  const start = adapter === undefined ? await binStart(fetched, machine) : adapterStart(adapter, place);
  return describe(place, start, adapter, options);
}

/** An exact version needs no pinning; a cached one is used without the network. */
async function fetchWanted(
  name: string,
  wanted: string,
  machine: Machine,
  { cacheDir, transient }: SubjectOptions,
): Promise<Fetched> {
  await mkdir(cacheDir, { recursive: true }).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new LabError(
      `cannot make the cache ${cacheDir}: ${why}`,
      'set XDG_CACHE_HOME to a directory that you can write',
    );
  });
  try {
    const pinned = isExact(wanted) ? { name, version: wanted } : await pinVersion(name, wanted, cacheDir);
    return await fetchPackage(pinned, machine.platform, cacheDir, transient);
  } catch (error) {
    throw await withCachedVersions(error, name, machine, cacheDir);
  }
}

/** Adds the cached versions to an error, since these need no network. */
async function withCachedVersions(error: unknown, name: string, machine: Machine, cacheDir: string): Promise<unknown> {
  if (!(error instanceof LabError) || !error.message.startsWith('cannot reach')) return error;
  const versions = await cachedVersions(name, machine.platform, cacheDir);
  if (versions.length === 0) return error;
  return new LabError(error.message, `fetched before, usable without a network: ${versions.join(', ')}`);
}

function howToRun(name: string, wanted: string): LabError {
  return new LabError(
    `no adapter for npm:${name}, so how to run it without a terminal is not known`,
    `give its arguments, with {prompt} for the prompt: tellproof audit npm:${name}@${wanted} -- ARGS`,
  );
}

function describe(
  { fetched, machine, node }: ProgramContext,
  start: StartCommand,
  adapter: Adapter | undefined,
  options: SubjectOptions,
): Subject {
  const { name, version, integrity, directory } = fetched;
  const { platform } = machine;
  const [program, ...leading] = start;
  const named = endpointFromVariables(options.endpointEnv);
  return {
    identity: { name: `npm:${name}`, version, integrity, platform },
    spec: `npm:${name}@${version}`,
    argv: [program, ...leading, ...(options.rest.length > 0 ? options.rest : (adapter?.args ?? []))],
    ...(options.rest.length > 0 || adapter?.unattended === undefined ? {} : { unattended: adapter.unattended }),
    ...(options.rest.length > 0 || adapter?.terminal === undefined
      ? {}
      : { terminal: terminalOf(adapter.terminal, [program, ...leading]) }),
    mounts: [{ from: `${directory}/node_modules`, to: NODE_MODULES }, ...node.mounts, ...options.mounts],
    env: { ...adapter?.env, ...options.env },
    files: adapter?.files ?? [],
    endpoint: named.endpoint ?? adapter?.endpoint ?? null,
    notVaried: named.endpoint === null && adapter === undefined ? named.notVaried : {},
  };
}

const terminalOf = (
  { args, env = {}, files = [], ready }: NonNullable<Adapter['terminal']>,
  [program, ...leading]: StartCommand,
): TerminalStart => ({ argv: [program, ...leading, ...args], env, files, ...(ready === undefined ? {} : { ready }) });

/** Platforms for which there is such a package. */
const PLATFORMS: readonly string[] = ['linux-x64', 'linux-arm64'];

/**
 * Fetches the Node version that a tool needs, from its package in the registry: one package a
 * platform, with nothing to install. It is mounted outside /usr; the PATH still leads to the host's
 * Node.
 * @throws LabError: no such Node for this platform, or as `fetchPackage`
 */
async function fetchedNode(version: string, { platform }: Machine, cacheDir: string): Promise<NodeInside> {
  if (!PLATFORMS.includes(platform)) {
    throw new LabError(
      `no Node ${version} for ${platform} in the npm registry, and the tool needs it`,
      `audit it on one of ${PLATFORMS.join(', ')}`,
    );
  }
  const name = `node-${platform}`;
  const { directory } = await fetchPackage({ name, version }, platform, cacheDir);
  const from = path.join(directory, 'node_modules', name, 'bin', 'node');
  return { program: NODE_OUTSIDE, mounts: [{ from, to: NODE_OUTSIDE }] };
}
