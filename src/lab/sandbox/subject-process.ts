/**
 * Starts the subject process: `subject.pl`, which builds the sandbox, runs the subject in it and
 * ends with it. Also makes its plan. Runs in the worker.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import { WIRE } from '../namespaces/addresses.ts';
import type { Operation } from './operations.ts';
import type { LaidOutRoot } from './root.ts';
import { scriptPath } from '../namespaces/scripts.ts';
import type { SandboxSpec } from './spec.ts';
import { ROOT } from './system.ts';

/** Bytes that a subject may write to its own directories, all together. */
const ROOT_BYTES = 2 ** 30;
const MOST_PROCESSES = 2048;
const GRACE_MS = 2000;

/**
 * Streams of the process: 0 stays open while it may live, 3 takes the plan, 4 returns its status.
 */
export function startSubjectProcess(): ChildProcess {
  const { gateway4, subject4, gateway6, subject6, gatewayMac, subjectMac } = WIRE;
  const script = scriptPath('subject.pl');
  const args = [ROOT, String(ROOT_BYTES), gateway4, subject4, gateway6, subject6, gatewayMac, subjectMac];
  const child = spawn('perl', [script, ...args], { stdio: ['pipe', 'ignore', 'inherit', 'pipe', 'pipe'] });
  for (const stream of [child.stdin, child.stdio[3] as Writable]) stream?.on('error', () => undefined); // It ended; its status says why.
  return child;
}

/** `owner`: the subject's id in the worker's user namespace. */
export function planOf(spec: SandboxSpec, laidOut: LaidOutRoot, owner: number): Operation[] {
  return [
    ...laidOut.operations,
    ['host', spec.hostName],
    ['cwd', spec.workDir],
    ['uid', String(owner)],
    ['inside-uid', String(spec.uid)],
    ...(spec.traced ? [['traced'] as const] : []),
    ['grace', String(GRACE_MS)],
    ['processes', String(MOST_PROCESSES)],
    ...(spec.terminal ? [['terminal', String(spec.terminal.rows), String(spec.terminal.columns)] as const] : []),
    ...(spec.stdin === null && !spec.terminal ? [['no-input'] as const] : []),
    ...spec.argv.map((value) => ['argument', value] as const),
    ...Object.entries(spec.env).map(([name, value]) => ['variable', name, value] as const),
  ];
}
