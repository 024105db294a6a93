/**
 * Starts a worker: a Node process, PID 1 in namespaces of its own, on the gateway's side of a
 * captive network. It talks to us over Node's IPC channel. Nothing that it starts can outlive it,
 * and it cannot outlive us (PR_SET_PDEATHSIG).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { LabError } from '../contract/lab.ts';
import { INTERCEPTOR_PORT } from './addresses.ts';
import { explainRefusal, parseFailure } from './kernel-settings.ts';
import { scriptPath } from './scripts.ts';

export interface WorkerOptions {
  readonly args?: readonly string[];
  /** Options for Node itself, before the entry. */
  readonly nodeOptions?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Do without nf_tables, as where the kernel has none. */
  readonly listedPorts?: boolean;
}

export interface StartedWorker {
  /**
   * The outermost process of the worker; its SIGKILL ends everything inside. The channel is open,
   * so messages may be sent at once. To end in good order, the worker must end itself on
   * `disconnect`.
   */
  readonly child: ChildProcess;
  /**
   * Resolves when the namespaces are set up and Node is about to start. Rejects with a `LabError`
   * that names what forbids them.
   */
  readonly ready: Promise<void>;
}

/** Variable by which `setUpNetwork` in the worker learns what the kernel allowed. */
export const NETWORK_VARIABLE = 'LAB_NETWORK';
/** And by which it learns the ids of subjects in the worker's user namespace. */
export const SUBJECT_VARIABLE = 'LAB_SUBJECT';

/** @param entry absolute path of a module that plain Node can run */
export function startWorker(entry: string, options: WorkerOptions = {}): StartedWorker {
  const program = [process.execPath, ...(options.nodeOptions ?? []), entry, ...(options.args ?? [])];
  const command = namespaceCommand(program, options.listedPorts === true ? 0 : INTERCEPTOR_PORT);
  if (command instanceof LabError) return refused(command);
  const child = spawn('perl', command.args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc', 'pipe'],
    env: { ...(options.env ?? process.env), ...command.env },
  });
  return { child, ready: announced(child).then(() => undefined) };
}

export interface NamespaceCommand {
  /** For perl. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The command that starts `program` on the gateway's side of a captive network. worker.pl lists its
 * descriptors.
 *
 * @param port to which every TCP port is led; 0: none is
 */
export function namespaceCommand(program: readonly string[], port: number): NamespaceCommand | LabError {
  if (process.platform !== 'linux') return needsLinux();
  const uid = subjectUid();
  if (uid instanceof LabError) return uid;
  return {
    args: [scriptPath('worker.pl'), String(process.pid), String(uid), String(port), ...program],
    env: { [SUBJECT_VARIABLE]: uid === 0 ? '0' : '1' },
  };
}

function needsLinux(): LabError {
  return new LabError(
    `the lab needs linux, this is ${process.platform}`,
    'run the audit on linux or in a linux virtual machine; analyze and report work here',
  );
}

/** A worker that never was, so that callers have one way of learning it. */
function refused(error: LabError): StartedWorker {
  const child = spawn(process.execPath, ['-e', '0'], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  return { child, ready: Promise.reject(error) };
}

/**
 * Resolves, once `child` is in its namespaces, with what the kernel allows of TCP; rejects with a
 * LabError.
 */
export function announced(child: ChildProcess): Promise<string> {
  const report = child.stdio[4] as Readable;
  return new Promise((resolve, reject) => {
    let output = '';
    child.once('error', (error: NodeJS.ErrnoException) => reject(perlMissing(error)));
    report.on('error', reject);
    report.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    report.once('close', () => {
      const [kind, ...rest] = output.trim().split('\t');
      if (kind === 'ready') resolve(rest[0] ?? '');
      else if (kind === 'failed') reject(explainRefusal(parseFailure(rest.join('\t'))));
      else reject(new LabError('a worker ended before it was ready', DOCTOR));
    });
  });
}

const DOCTOR = 'run tellproof doctor to see which requirement is not met';

export function perlMissing(error: NodeJS.ErrnoException): LabError {
  return error.code === 'ENOENT'
    ? new LabError('the lab cannot start a worker: perl is not on the PATH', 'install it: apt-get install perl-base')
    : new LabError(`the lab cannot start a worker: ${error.message}`, DOCTOR);
}

/** Far above what systems give to people and services. */
const UNUSED_ID = 1_900_000_000;

/**
 * The host id that subjects run under: 0 for the caller's own. Root's is never taken, since the
 * kernel lets it write settings of the whole machine below /proc, whatever the namespace.
 */
function subjectUid(): number | LabError {
  if (process.getuid?.() !== 0) return 0;
  const [inside = 0, outside = 0, count = 0] = largestRange(readFileSync('/proc/self/uid_map', 'utf8'));
  const uid = Math.min(inside + count - 2, UNUSED_ID);
  if (uid > 0) return uid;
  // Root of a container that has this one id: nobody in particular outside, unless the map leads to
  // the real one.
  if (outside !== 0) return 0;
  return new LabError(
    "the lab cannot give the subject a user id of its own: root's is the only one here",
    'run tellproof as an ordinary user',
  );
}

function largestRange(map: string): readonly number[] {
  const ranges = map
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  return ranges.reduce((best, range) => ((range[2] ?? 0) > (best[2] ?? 0) ? range : best), [0, 0, 0]);
}
