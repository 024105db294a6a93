/**
 * Runs one program in the sandbox: from an empty root, over its end, to the files that it wrote.
 * Runs in the worker; the subject runs in a process of its own.
 */
import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { constants } from 'node:os';
import type { Writable } from 'node:stream';
import type { BlobHash, FileEvent, Outcome, OutputEvent, PacketEvent, PutBlob } from '../../core/model/index.ts';
import { planOf, startSubjectProcess } from './subject-process.ts';
import { saveHome } from './home-copy.ts';
import { writtenFiles } from './written-files.ts';
import { readPlainFile } from './plain-file.ts';
import type { SandboxNetwork } from '../gateway/network.ts';
import { feed, Output } from './output.ts';
import { encodePlan } from './operations.ts';
import { type LaidOutRoot, layOutRoot } from './root.ts';
import type { SandboxSpec, TerminalSession } from './spec.ts';
import { perlMissing, SUBJECT_VARIABLE } from '../namespaces/start-worker.ts';
import { type Status, StatusLines } from './status.ts';
import { ROOT, type SystemView } from './system.ts';
import { TerminalUser } from './terminal-user.ts';

export interface SandboxHooks {
  readonly network: SandboxNetwork;
  readonly system: SystemView;
  readonly put: PutBlob;
  /**
   * Directories of the worker. `saveHomeTo`: gets a copy of the home after the run.
   * `restoreHomeFrom`: holds the copy from an earlier run.
   */
  readonly saveHomeTo?: string;
  readonly restoreHomeFrom?: string;
  /**
   * Called just before the subject's program starts, with the time in milliseconds since the epoch.
   */
  readonly onStart?: (startedAt: number) => void;
  /** Ends the subject; the signal's reason is an `Outcome`. */
  readonly abort?: AbortSignal;
}

export interface SandboxRun {
  readonly outcome: Outcome;
  readonly startedAt: number;
  readonly durationMs: number;
  readonly events: readonly (OutputEvent | FileEvent | PacketEvent)[];
  readonly limits: readonly string[];
  /** Blob of the file that `spec.trace` names; absent: no file was asked for or found. */
  readonly trace?: BlobHash;
}

const SET_UP_MS = 20_000;

/**
 * Runs `spec` in the sandbox; one run at a time in a worker. Rejects with a `LabError` only where
 * no retry would help.
 */
export async function runInSandbox(spec: SandboxSpec, hooks: SandboxHooks): Promise<SandboxRun> {
  const run = new Run(spec, hooks);
  try {
    return await run.carryOut();
  } finally {
    await run.cleanUp();
  }
}

class Run {
  readonly #spec: SandboxSpec;
  readonly #hooks: SandboxHooks;
  readonly #process: ChildProcess;
  readonly #output: Output;
  readonly #limits: string[] = [];
  readonly #over: Promise<void>;
  readonly #gone: Promise<void>;
  #laidOut: LaidOutRoot | undefined;
  #user: TerminalUser | undefined;
  #startedAt = 0;
  #endedAt = 0;
  /** The first outcome wins: later ones are its consequences. */
  #outcome: Outcome | undefined;
  #timer: NodeJS.Timeout;

  constructor(spec: SandboxSpec, hooks: SandboxHooks) {
    this.#spec = spec;
    this.#hooks = hooks;
    const limitBytes = spec.limits.outputBytes;
    this.#output = new Output(limitBytes, () => this.#end({ kind: 'overflowed', sink: 'stdout', limitBytes }));
    this.#process = startSubjectProcess();
    this.#gone = new Promise((resolve, reject) => {
      this.#process.once('close', () => resolve());
      this.#process.once('error', (error) => reject(perlMissing(error)));
    });
    this.#over = this.#follow();
    this.#timer = setTimeout(() => this.#fail('the sandbox was not ready in time'), SET_UP_MS);
    hooks.abort?.addEventListener('abort', this.#onAbort);
  }

  readonly #onAbort = (): void => this.#end(this.#hooks.abort?.reason as Outcome);

  async carryOut(): Promise<SandboxRun> {
    await Promise.race([this.#over, this.#gone]);
    clearTimeout(this.#timer);
    await this.#output.ended();
    const { network, put, saveHomeTo } = this.#hooks;
    const startedAt = this.#startedAt || Date.now();
    const packets = await network.conclude(startedAt, put);
    const laidOut = this.#laidOut;
    const trace = this.#takeTrace();
    const files = laidOut ? writtenFiles({ root: ROOT, laidOut, startedAt, put }) : { events: [], limits: [] };
    if (saveHomeTo !== undefined) saveHome(this.#spec.home, saveHomeTo);
    return {
      outcome: this.#outcome ?? { kind: 'lab-failed', cause: 'the sandbox ended without a word' },
      startedAt,
      durationMs: Math.max(0, Math.round((this.#endedAt || Date.now()) - startedAt)),
      events: [...packets.events, ...this.#output.events(startedAt, put), ...files.events],
      limits: [
        ...this.#hooks.system.limits,
        ...network.limits,
        ...(laidOut?.limits ?? []),
        ...this.#limits,
        ...packets.limits,
        ...files.limits,
      ],
      ...(trace === undefined ? {} : { trace }),
    };
  }

  /** Removes the trace, so that it does not count as a file of the subject. */
  #takeTrace(): BlobHash | undefined {
    const { trace } = this.#spec;
    const bytes = trace === null ? null : readPlainFile(ROOT + trace);
    if (trace === null || bytes === null) return undefined;
    rmSync(ROOT + trace);
    return this.#hooks.put(bytes);
  }

  async cleanUp(): Promise<void> {
    this.#user?.leave();
    clearTimeout(this.#timer);
    this.#hooks.abort?.removeEventListener('abort', this.#onAbort);
    this.#process.stdin?.end();
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), SET_UP_MS);
    await this.#gone;
    clearTimeout(timer);
  }

  /** Resolves when no process of the subject runs any more. */
  #follow(): Promise<void> {
    return new Promise((resolve) => {
      const lines = new StatusLines((status) => {
        this.#on(status);
        if (status.kind === 'over') resolve();
      });
      this.#process.stdio[4]?.on('data', (chunk: Buffer) => lines.push(chunk));
    });
  }

  #on(status: Status): void {
    switch (status.kind) {
      case 'pipes':
        this.#begin(status);
        return;
      case 'builder':
        this.#hooks.network.attend(status.pid);
        return;
      case 'started':
        this.#started(status.at);
        return;
      case 'ended':
        this.#endedAt = status.at;
        this.#outcome ??=
          status.how === 'exit' ? { kind: 'completed', exitCode: status.number } : killedBy(status.number);
        if (status.leftOver === 'killed')
          this.#limits.push('processes that the subject left running were ended with it');
        clearTimeout(this.#timer);
        return;
      case 'absent':
        this.#limits.push(`the kernel refused to mount ${status.path}`);
        return;
      case 'failed':
        this.#fail(status.cause);
        return;
      case 'over':
        return;
    }
  }

  #begin({ pid, input, stdout, stderr }: Extract<Status, { kind: 'pipes' }>): void {
    try {
      this.#output.listen('stdout', `/proc/${pid}/fd/${stdout}`);
      this.#output.listen('stderr', `/proc/${pid}/fd/${stderr}`);
      if (this.#spec.terminal) this.#attachUser(this.#spec.terminal, `/proc/${pid}/fd/${input}`);
      else if (this.#spec.stdin !== null) feed(`/proc/${pid}/fd/${input}`, this.#spec.stdin);
      const owner = Number(process.env[SUBJECT_VARIABLE] ?? 0);
      this.#laidOut = layOutRoot(this.#spec, this.#hooks.system, owner, this.#hooks.restoreHomeFrom);
      (this.#process.stdio[3] as Writable).end(encodePlan(planOf(this.#spec, this.#laidOut, owner)));
    } catch (error) {
      this.#fail(error instanceof Error ? error.message : String(error));
    }
  }

  #attachUser(session: TerminalSession, line: string): void {
    const user = new TerminalUser(session, line, (limit) => this.#limits.push(limit));
    this.#output.onShown((bytes) => user.shown(bytes));
    this.#user = user;
  }

  #started(at: number): void {
    this.#startedAt = at;
    clearTimeout(this.#timer);
    const { timeoutMs } = this.#spec.limits;
    this.#timer = setTimeout(() => this.#end({ kind: 'timed-out', afterMs: timeoutMs }), timeoutMs);
    this.#hooks.onStart?.(at);
    this.#user?.begin();
  }

  #fail(cause: string): void {
    this.#end({ kind: 'lab-failed', cause });
  }

  #end(outcome: Outcome): void {
    this.#outcome ??= outcome;
    this.#endedAt ||= Date.now();
    this.#process.kill('SIGTERM');
  }
}

function killedBy(number: number): Outcome {
  const name = Object.entries(constants.signals).find(([, value]) => value === number)?.[0];
  return { kind: 'killed', signal: name ?? `signal ${number}` };
}
