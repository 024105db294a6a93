/**
 * Runs planned trials: in planned order, one per lab worker at a time, each saved as soon as it
 * ends. A trial that failed on the lab's side runs once more and is then kept: failed trials are
 * data. Must not judge.
 */
import type { Capture, PlannedTrial } from '../../core/model/index.ts';
import type { Lab } from '../../lab/contract/lab.ts';
import type { BundleWriter } from '../../store/index.ts';
import { listenForAbort, interruptedError } from '../abort.ts';
import { reasonToGiveUp } from './early-stop.ts';
import { remainingMs, type AuditObserver } from '../progress.ts';

export interface TrialRun {
  readonly lab: Lab;
  readonly writer: BundleWriter;
  readonly observe: AuditObserver;
  /** Aborting stops the run: saved trials stay, running trials are dropped. */
  readonly signal: AbortSignal;
  /** Captures saved earlier, by this run or by one that it continues. */
  readonly before: readonly Capture[];
  /**
   * Called with each capture once it is saved and its worker runs the next trial: for work that
   * need not wait for the last trial.
   */
  readonly saved?: (capture: Capture) => void;
}

/** `gave-up`: the audit stopped early, see `reasonToGiveUp`. */
export type TrialRunEnd = 'done' | 'gave-up';

/**
 * No trial is running when it returns or throws.
 * @throws AuditError `interrupted`; LabError; StoreError
 */
export async function runTrials(trials: readonly PlannedTrial[], run: TrialRun): Promise<TrialRunEnd> {
  const tally = tallyOf(trials.length, run);
  const failed = new AbortController();
  const stop = listenForAbort(AbortSignal.any([run.signal, failed.signal]));
  const queue = [...trials];
  const workers = Array.from({ length: run.lab.workers }, () => work(queue, run, tally, stop.whenAborted));
  for (const worker of workers) worker.catch(() => failed.abort());
  try {
    await Promise.all(workers);
  } catch (error) {
    queue.length = 0;
    await Promise.allSettled(workers);
    throw run.signal.aborted ? interruptedError(run.writer.dir) : error;
  } finally {
    stop.release();
  }
  return tally.givenUp === null ? 'done' : 'gave-up';
}

async function work(
  queue: PlannedTrial[],
  run: TrialRun,
  tally: TrialTally,
  whenAborted: Promise<never>,
): Promise<void> {
  for (let trial = queue.shift(); trial !== undefined; trial = queue.shift()) {
    const capture = await Promise.race([runOnce(trial, run), whenAborted]);
    await run.writer.saveTrial(capture);
    setImmediate(() => run.saved?.(capture));
    if (tally.count(capture) !== null) queue.length = 0;
  }
}

/** Retries once when the lab failed; the capture then lists this as a limit. */
async function runOnce(trial: PlannedTrial, { lab, observe, signal }: TrialRun): Promise<Capture> {
  const first = await lab.run(trial);
  if (first.outcome.kind !== 'lab-failed' || signal.aborted) return first;
  observe({ kind: 'retrying', trial, cause: first.outcome.cause });
  const second = await lab.run(trial);
  return { ...second, limits: [...second.limits, `trial ${trial.id} was run twice: ${first.outcome.cause}`] };
}

interface TrialTally {
  /** Counts a capture and reports progress; returns the reason to give up, or null. */
  count(capture: Capture): string | null;
  givenUp: string | null;
}

function tallyOf(planned: number, { observe, before }: TrialRun): TrialTally {
  const started = performance.now();
  const captures = [...before];
  let done = 0;
  let failed = 0;
  const tally: TrialTally = {
    givenUp: null,
    count: (capture) => {
      done++;
      captures.push(capture);
      if (capture.outcome.kind === 'lab-failed') failed++;
      const etaMs = remainingMs(done, planned, performance.now() - started);
      observe({ kind: 'trial', trial: capture.trial, outcome: capture.outcome, done, of: planned, failed, etaMs });
      const why = tally.givenUp === null ? reasonToGiveUp(captures) : null;
      if (why !== null && done < planned) {
        tally.givenUp = why;
        observe({ kind: 'gave-up', trials: captures.length, why });
      }
      return tally.givenUp;
    },
  };
  return tally;
}
