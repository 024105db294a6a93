/**
 * One worker, as the main process controls it: its start in namespaces, its messages over IPC, and
 * its end with all that it started. Runs in the main process.
 */
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Capture, PlannedTrial } from '../../core/model/index.ts';
import { LabError } from '../contract/lab.ts';
import { type StartedWorker, startWorker } from '../namespaces/start-worker.ts';
import type { FromWorker, ToWorker, WorkerConfig } from '../contract/protocol.ts';
import { endProcess } from './processes.ts';

export type Attempt =
  | { readonly kind: 'captured'; readonly capture: Capture }
  /** The worker ended, or did not answer in time. */
  | { readonly kind: 'broke'; readonly cause: string };

/**
 * Time beyond a trial's own limit for the worker to set up, to end the subject's processes and to
 * write the capture.
 */
const GRACE_MS = 30_000;
const OPEN_MS = 60_000;
const CLOSE_MS = 2_000;

export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly #namespaces: Promise<void>;
  readonly #ended: Promise<string>;
  #timeoutMs = 0;

  constructor() {
    const { child, ready } = startWorkerProgram();
    this.#child = child;
    this.#namespaces = ready;
    // `open` awaits it; a rejection before that must not count as unhandled.
    ready.catch(() => undefined);
    this.#ended = new Promise((resolve) => {
      child.once('error', (error) => resolve(`cannot start a worker: ${error.message}`));
      child.once('exit', (code, signal) => resolve(causeOfEnd(code, signal)));
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Sets the worker up. @throws LabError when it cannot be */
  async open(config: WorkerConfig): Promise<void> {
    this.#timeoutMs = config.timeoutMs;
    await this.#namespaces;
    const answer = await this.#ask({ kind: 'open', config }, OPEN_MS);
    if (answer.kind === 'ready') return;
    if (answer.kind === 'refused') throw new LabError(answer.message, answer.hint);
    const cause = answer.kind === 'broke' ? answer.cause : `unexpected message ${answer.kind}`;
    throw new LabError(
      `the lab cannot be set up: ${cause}`,
      'run `tellproof doctor` to see which requirement is missing',
    );
  }

  /** @throws LabError for what no retry would mend, such as a full disk */
  async run(trial: PlannedTrial): Promise<Attempt> {
    const answer = await this.#ask({ kind: 'run', trial }, this.#timeoutMs + GRACE_MS);
    if (answer.kind === 'captured' || answer.kind === 'broke') return answer;
    if (answer.kind === 'refused') throw new LabError(answer.message, answer.hint);
    return { kind: 'broke', cause: `unexpected message ${answer.kind}` };
  }

  async close(): Promise<void> {
    this.#send({ kind: 'close' });
    const timer = setTimeout(() => this.kill(), CLOSE_MS);
    await this.#ended;
    clearTimeout(timer);
    this.kill();
  }

  /** Ends the worker and all it started, at once. */
  kill(): void {
    if (this.#child.pid !== undefined) endProcess(this.#child.pid);
  }

  #send(message: ToWorker): void {
    // A worker that is gone takes no message; its end is what the caller then sees.
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  /** Sends, and waits for the next message, the worker's end, or the time-out. */
  async #ask(message: ToWorker, timeoutMs: number): Promise<FromWorker | { kind: 'broke'; cause: string }> {
    const silence = new AbortController();
    const answered = new Promise<FromWorker>((resolve) => {
      const listener = (answer: unknown): void => resolve(answer as FromWorker);
      this.#child.once('message', listener);
      silence.signal.addEventListener('abort', () => this.#child.off('message', listener));
    });
    const ended = this.#ended.then((cause) => ({ kind: 'broke', cause }) as const);
    const late = new Promise<{ kind: 'broke'; cause: string }>((resolve) => {
      const timer = setTimeout(
        () => resolve({ kind: 'broke', cause: `no answer from the worker in ${timeoutMs} ms` }),
        timeoutMs,
      );
      silence.signal.addEventListener('abort', () => clearTimeout(timer));
    });
    this.#send(message);
    const answer = await Promise.race([answered, ended, late]);
    silence.abort();
    return answer;
  }
}

function causeOfEnd(code: number | null, signal: NodeJS.Signals | null): string {
  return `the worker ended with ${signal === null ? `exit code ${code ?? 'unknown'}` : `signal ${signal}`}`;
}

const fromSource = import.meta.url.endsWith('.ts');

/**
 * The variables that a worker inherits. Neither the caller's Node options nor its settings reach
 * it.
 */
const PASSED_ON = ['PATH', 'HOME', 'USER', 'LANG', 'TMPDIR'] as const;

function startWorkerProgram(): StartedWorker {
  const entry = fileURLToPath(new URL(`../worker/worker.${fromSource ? 'ts' : 'js'}`, import.meta.url));
  const loader = new URL('../worker/typescript-loader.mjs', import.meta.url).href;
  const given = PASSED_ON.map((name) => [name, process.env[name]] as const);
  return startWorker(entry, {
    nodeOptions: ['--no-warnings', ...(fromSource ? ['--import', loader] : [])],
    env: Object.fromEntries(given.filter(([, value]) => value !== undefined)),
  });
}
