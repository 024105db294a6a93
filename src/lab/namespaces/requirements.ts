/**
 * The lab's requirements of this machine, each tried rather than guessed, for `tellproof doctor`.
 * Changes nothing.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { LabError } from '../contract/lab.ts';
import { INTERCEPTOR_PORT } from './addresses.ts';
import { explainRefusal, parseFailure } from './kernel-settings.ts';
import { scriptPath } from './scripts.ts';
import { announced, namespaceCommand } from './start-worker.ts';

export interface Requirement {
  readonly name: string;
  /** Optional: audits work without it, with limits that the verdict states. */
  readonly needed: 'needed' | 'optional';
  readonly state: 'ok' | 'missing' | 'forbidden';
  /** The finding: a version, a path, or the reason why not. */
  readonly found: string;
  /** The next step for the user; null when the state is ok. */
  readonly fix: string | null;
}

/** Takes about half a second. In the order of a report: what the rest needs comes first. */
export async function requirements(): Promise<readonly Requirement[]> {
  const programs = [
    platform(),
    nodeVersion(),
    program('perl', ['-e', 'print $^V'], 'needed', 'apt-get install perl-base'),
    program('npm', ['--version'], 'optional', 'apt-get install npm (for npm: subjects)'),
    program('git', ['--version'], 'optional', 'apt-get install git (for subjects that call it)'),
    program('strace', ['--version'], 'optional', 'apt-get install strace (for audit --inputs)'),
    file('time zones', '/usr/share/zoneinfo/UTC', 'apt-get install tzdata'),
    file('certificates', '/etc/ssl/certs/ca-certificates.crt', 'apt-get install ca-certificates'),
  ];
  return [...programs, ...(await namespaces())];
}

function platform(): Requirement {
  const found = `${process.platform} ${process.arch}`;
  const known = process.platform === 'linux' && ['x64', 'arm64', 'riscv64'].includes(process.arch);
  if (known) return met('linux', 'needed', found);
  const fix = 'run audits on linux (x64, arm64, riscv64) or in a linux virtual machine; analyze and report work here';
  return { name: 'linux', needed: 'needed', state: 'missing', found, fix };
}

function nodeVersion(): Requirement {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return met('node', 'needed', process.version);
  return {
    name: 'node',
    needed: 'needed',
    state: 'missing',
    found: process.version,
    fix: 'install node 20.19 or later',
  };
}

function program(name: string, args: readonly string[], needed: Requirement['needed'], fix: string): Requirement {
  const ran = spawnSync(name, args, { encoding: 'utf8', timeout: 10_000 });
  if (ran.status === 0) return met(name, needed, ran.stdout.trim().split('\n')[0] ?? '');
  const found = ran.error ? 'not on the PATH' : `ended with exit code ${ran.status ?? 'none'}`;
  return { name, needed, state: 'missing', found, fix };
}

function file(name: string, path: string, fix: string): Requirement {
  if (existsSync(path)) return met(name, 'optional', path);
  return { name, needed: 'optional', state: 'missing', found: `no ${path}`, fix };
}

function met(name: string, needed: Requirement['needed'], found: string): Requirement {
  return { name, needed, state: 'ok', found, fix: null };
}

const NAMESPACES = 'namespaces';

async function namespaces(): Promise<readonly Requirement[]> {
  const command = namespaceCommand(['perl', scriptPath('probe.pl')], INTERCEPTOR_PORT);
  if (command instanceof LabError) return [forbidden(NAMESPACES, command)];
  const child = spawn('perl', command.args, {
    stdio: ['ignore', 'pipe', 'ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...command.env },
  });
  try {
    const [mode, lines] = await Promise.all([announced(child), linesOf(child)]);
    return [met(NAMESPACES, 'needed', 'user, mount, pid, uts, ipc, network'), ...lines.map(tried), netfilter(mode)];
  } catch (error) {
    if (error instanceof LabError) return [forbidden(NAMESPACES, error)];
    throw error;
  }
}

function linesOf(child: ChildProcess): Promise<string[]> {
  let output = '';
  (child.stdout as Readable).on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  return new Promise((resolve) => child.once('close', () => resolve(output.split('\n').filter((line) => line !== ''))));
}

function forbidden(name: string, { message, hint }: LabError): Requirement {
  return { name, needed: 'needed', state: 'forbidden', found: message, fix: hint };
}

const TRIED: Readonly<Record<string, { readonly name: string; readonly found: string }>> = {
  wire: { name: 'veth', found: 'a pair could be made' },
  packets: { name: 'packet sockets', found: 'one could be opened' },
  ipv6: { name: 'ipv6', found: 'subjects have it' },
  nesting: { name: 'nested namespaces', found: 'subjects get their own' },
};

function tried(line: string): Requirement {
  const [what = '', state, ...failure] = line.split('\t');
  const { name, found } = TRIED[what] ?? { name: what, found: 'tried' };
  const needed = what === 'ipv6' ? 'optional' : 'needed';
  if (state === 'ok') return met(name, needed, found);
  const { message, hint } = explainRefusal(parseFailure(failure.join('\t')));
  return { name, needed, state: 'forbidden', found: message, fix: hint };
}

function netfilter(mode: string): Requirement {
  if (mode === 'all-ports') return met('nf_tables', 'optional', 'every tcp port is answered');
  const fix = 'as root: modprobe nf_tables nft_nat, or use a kernel with CONFIG_NFT_NAT';
  return {
    name: 'nf_tables',
    needed: 'optional',
    state: 'missing',
    found: 'only well-known tcp ports are answered',
    fix,
  };
}
