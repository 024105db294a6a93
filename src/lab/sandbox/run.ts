/**
 * Runs one program in the sandbox, from an empty root to the last file it left, and says how it
 * ended.
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
   * Directory of the worker's in which the home is kept after the run, for a later one; `restore`:
   * one in which it was kept before.
   */
  readonly saveHomeTo?: string;
  readonly restoreHomeFrom?: string;
  /** Told just before the subject's program starts: milliseconds since the epoch. */
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
  /** Of the file that the spec asked for; absent: it asked for none, or none was there. */
  readonly trace?: BlobHash;
}

const SET_UP_MS = 20_000;

/** One at a time in a worker. Rejects with a `LabError` only for what no retry would mend. */
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
  readonly #keeper: ChildProcess;
  readonly #output: Output;
  readonly #limits: string[] = [];
  readonly #over: Promise<void>;
  readonly #gone: Promise<void>;
  #laidOut: LaidOutRoot | undefined;
  #seat: TerminalUser | undefined;
  #startedAt = 0;
  #endedAt = 0;
  /** The first reason wins: what comes after is its consequence. */
  #outcome: Outcome | undefined;
  #timer: NodeJS.Timeout;

  constructor(spec: SandboxSpec, hooks: SandboxHooks) {
    this.#spec = spec;
    this.#hooks = hooks;
    const limitBytes = spec.limits.outputBytes;
    this.#output = new Output(limitBytes, () => this.#end({ kind: 'overflowed', sink: 'stdout', limitBytes }));
    this.#keeper = startSubjectProcess();
    this.#gone = new Promise((resolve, reject) => {
      this.#keeper.once('close', () => resolve());
      this.#keeper.once('error', (error) => reject(perlMissing(error)));
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
    const { network, put, saveHomeTo: keep } = this.#hooks;
    const startedAt = this.#startedAt || Date.now();
    const packets = await network.conclude(startedAt, put);
    const laidOut = this.#laidOut;
    const trace = this.#takeTrace();
    const files = laidOut ? writtenFiles({ root: ROOT, laidOut, startedAt, put }) : { events: [], limits: [] };
    if (keep !== undefined) saveHome(this.#spec.home, keep);
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

  /** Taken away, so that it does not count as left behind by the subject. */
  #takeTrace(): BlobHash | undefined {
    const { trace } = this.#spec;
    const bytes = trace === null ? null : readPlainFile(ROOT + trace);
    if (trace === null || bytes === null) return undefined;
    rmSync(ROOT + trace);
    return this.#hooks.put(bytes);
  }

  async cleanUp(): Promise<void> {
    this.#seat?.leave();
    clearTimeout(this.#timer);
    this.#hooks.abort?.removeEventListener('abort', this.#onAbort);
    this.#keeper.stdin?.end();
    const timer = setTimeout(() => this.#keeper.kill('SIGKILL'), SET_UP_MS);
    await this.#gone;
    clearTimeout(timer);
  }

  /** Resolves when nothing of the subject runs any more. */
  #follow(): Promise<void> {
    return new Promise((resolve) => {
      const lines = new StatusLines((status) => {
        this.#on(status);
        if (status.kind === 'over') resolve();
      });
      this.#keeper.stdio[4]?.on('data', (chunk: Buffer) => lines.push(chunk));
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
      if (this.#spec.terminal) this.#sitDown(this.#spec.terminal, `/proc/${pid}/fd/${input}`);
      else if (this.#spec.stdin !== null) feed(`/proc/${pid}/fd/${input}`, this.#spec.stdin);
      const owner = Number(process.env[SUBJECT_VARIABLE] ?? 0);
      this.#laidOut = layOutRoot(this.#spec, this.#hooks.system, owner, this.#hooks.restoreHomeFrom);
      (this.#keeper.stdio[3] as Writable).end(encodePlan(planOf(this.#spec, this.#laidOut, owner)));
    } catch (error) {
      this.#fail(error instanceof Error ? error.message : String(error));
    }
  }

  #sitDown(session: TerminalSession, line: string): void {
    const seat = new TerminalUser(session, line, (limit) => this.#limits.push(limit));
    this.#output.onShown((bytes) => seat.shown(bytes));
    this.#seat = seat;
  }

  #started(at: number): void {
    this.#startedAt = at;
    clearTimeout(this.#timer);
    const { timeoutMs } = this.#spec.limits;
    this.#timer = setTimeout(() => this.#end({ kind: 'timed-out', afterMs: timeoutMs }), timeoutMs);
    this.#hooks.onStart?.(at);
    this.#seat?.begin();
  }

  #fail(cause: string): void {
    this.#end({ kind: 'lab-failed', cause });
  }

  #end(outcome: Outcome): void {
    this.#outcome ??= outcome;
    this.#endedAt ||= Date.now();
    this.#keeper.kill('SIGTERM');
  }
}

function killedBy(number: number): Outcome {
  const name = Object.entries(constants.signals).find(([, value]) => value === number)?.[0];
  return { kind: 'killed', signal: name ?? `signal ${number}` };
}
