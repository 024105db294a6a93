/**
 * The lab in namespaces: a pool of long-lived workers, each running one trial at a time. Assigns
 * trials to workers, and runs a trial again when its worker fails. Must not know how a trial is
 * run. Runs in the main process.
 */
import type { Capture, Factor, PlannedTrial, Subject } from '../../core/model/index.ts';
import { CertificateAuthority } from '../../wire/tls/authority.ts';
import type { Lab } from '../contract/lab.ts';
import { onProcessEnd } from './processes.ts';
import { makeRunDirectory, type RunDirectory, sweepOrphans } from './run-directory.ts';
import { type Attempt, WorkerProcess } from './worker-process.ts';

export interface LabOptions {
  readonly subject: Subject;
  /** The factors that the trials' assignments name. */
  readonly factors: readonly Factor[];
  /** Number of workers. */
  readonly jobs: number;
  /** Directory that keeps blobs: the bundle's `blobs`. */
  readonly blobDir: string;
  /** Time limit of one trial. */
  readonly timeoutMs: number;
  /** Called when directories were swept, workers are ready, or a worker was replaced. */
  readonly onProgress?: (event: LabProgress) => void;
}

export type LabProgress =
  | { readonly kind: 'swept'; readonly directories: number }
  | { readonly kind: 'ready'; readonly workers: number }
  | { readonly kind: 'worker-replaced'; readonly trial: string; readonly cause: string };

/**
 * Opens the lab with all its workers ready. @throws LabError when it cannot be set up on this
 * machine
 */
export async function openLab(options: LabOptions): Promise<Lab> {
  const swept = sweepOrphans();
  if (swept.length > 0) options.onProgress?.({ kind: 'swept', directories: swept.length });
  const directory = makeRunDirectory();
  const pool = new Pool(options, directory, await newAuthority());
  const forget = onProcessEnd(() => pool.kill());
  try {
    await pool.open();
  } catch (error) {
    await pool.close();
    forget();
    throw error;
  }
  options.onProgress?.({ kind: 'ready', workers: options.jobs });
  return {
    workers: options.jobs,
    run: (trial) => pool.run(trial),
    close: async () => {
      await pool.close();
      forget();
    },
  };
}

/**
 * One certificate authority a run, shared by its workers, under a name such as companies give
 * theirs.
 */
const newAuthority = (): Promise<CertificateAuthority> => CertificateAuthority.create('Corporate Root CA G2');

const ATTEMPTS = 2;

interface Waiting {
  readonly resolve: (worker: WorkerProcess) => void;
  readonly reject: (error: unknown) => void;
}

class Pool {
  readonly #options: LabOptions;
  readonly #directory: RunDirectory;
  readonly #authority: CertificateAuthority;
  readonly #workers = new Set<WorkerProcess>();
  readonly #idle: WorkerProcess[] = [];
  readonly #waiting: Waiting[] = [];
  #closed = false;

  constructor(options: LabOptions, directory: RunDirectory, authority: CertificateAuthority) {
    this.#options = options;
    this.#directory = directory;
    this.#authority = authority;
  }

  async open(): Promise<void> {
    const opened = await Promise.allSettled(Array.from({ length: this.#options.jobs }, () => this.#start()));
    const refused = opened.find((result) => result.status === 'rejected');
    if (refused) throw refused.reason;
    for (const result of opened) if (result.status === 'fulfilled') this.#release(result.value);
  }

  /**
   * A trial whose worker breaks, or fails on our side, is run once more; then it is recorded as our
   * failure.
   */
  async run(trial: PlannedTrial): Promise<Capture> {
    const startedAt = Date.now();
    let cause = '';
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const ran = await this.#attempt(trial);
      if (ran.kind === 'captured') return ran.capture;
      cause = ran.cause;
      if (attempt < ATTEMPTS) this.#options.onProgress?.({ kind: 'worker-replaced', trial: trial.id, cause });
    }
    return failedCapture(trial, startedAt, cause);
  }

  async #attempt(trial: PlannedTrial): Promise<Attempt> {
    const worker = await this.#take();
    const ran = await worker.run(trial);
    if (ran.kind === 'captured' && ran.capture.outcome.kind !== 'lab-failed') {
      this.#release(worker);
      return ran;
    }
    // The failure may persist in the next trial, so the worker is replaced.
    await this.#replace(worker);
    return ran.kind === 'captured' ? { kind: 'broke', cause: causeOf(ran.capture) } : ran;
  }

  /** A worker, ready. @throws LabError */
  async #start(): Promise<WorkerProcess> {
    const { subject, factors, blobDir, timeoutMs } = this.#options;
    const authority = await this.#authority.export();
    const worker = new WorkerProcess();
    this.#workers.add(worker);
    if (worker.pid !== undefined) this.#directory.note(worker.pid);
    await worker.open({ subject, factors, blobDir, timeoutMs, scratch: this.#directory.scratch(), authority });
    return worker;
  }

  /** Replaces a broken worker by a fresh one. When that fails, all waiting trials are rejected. */
  async #replace(worker: WorkerProcess): Promise<void> {
    await this.#drop(worker);
    if (this.#closed) return;
    try {
      this.#release(await this.#start());
    } catch (error) {
      for (const { reject } of this.#waiting.splice(0)) reject(error);
      throw error;
    }
  }

  #take(): Promise<WorkerProcess> {
    if (this.#closed) return Promise.reject(new Error('the lab is closed'));
    const worker = this.#idle.pop();
    return worker ? Promise.resolve(worker) : new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  #release(worker: WorkerProcess): void {
    const next = this.#waiting.shift();
    if (next) next.resolve(worker);
    else this.#idle.push(worker);
  }

  async #drop(worker: WorkerProcess): Promise<void> {
    this.#workers.delete(worker);
    await worker.close();
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { reject } of this.#waiting.splice(0))
      reject(new Error('the lab was closed before the trial could run'));
    await Promise.all([...this.#workers].map((worker) => this.#drop(worker)));
    this.#directory.remove();
  }

  /** Kills all workers synchronously, for a process that is about to end. */
  kill(): void {
    for (const worker of this.#workers) worker.kill();
    this.#directory.remove();
  }
}

const causeOf = ({ outcome }: Capture): string => (outcome.kind === 'lab-failed' ? outcome.cause : outcome.kind);

function failedCapture(trial: PlannedTrial, startedAt: number, cause: string): Capture {
  return {
    trial,
    outcome: { kind: 'lab-failed', cause },
    startedAt,
    durationMs: Date.now() - startedAt,
    events: [],
    limits: [],
    facts: {},
  };
}
