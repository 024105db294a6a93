/**
 * Carries out planned trials: as many at once as the lab has workers, in planned order, each saved as soon as it ends. A trial
 * that our side failed is run once more and then kept as it is: failed trials are data. Must not judge.
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
  /** Aborting stops the run: what is saved stays, trials under way are dropped. */
  readonly signal: AbortSignal;
  /** Captures saved before, by this run or an ended one. */
  readonly before: readonly Capture[];
  /** Given each capture once it is saved and the next trial of its worker is under way: work that need not wait for the last trial. */
  readonly saved?: (capture: Capture) => void;
}

/** `gave-up`: the first trials showed that the others would be useless. */
export type TrialRunEnd = 'done' | 'gave-up';

/** @throws AuditError `interrupted`; LabError; StoreError. Nothing is under way in the bundle when it returns or throws. */
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
  return tally.hopeless === null ? 'done' : 'gave-up';
}

async function work(queue: PlannedTrial[], run: TrialRun, tally: Tally, whenAborted: Promise<never>): Promise<void> {
  for (let trial = queue.shift(); trial !== undefined; trial = queue.shift()) {
    const capture = await Promise.race([runOnce(trial, run), whenAborted]);
    await run.writer.saveTrial(capture);
    setImmediate(() => run.saved?.(capture));
    if (tally.count(capture) !== null) queue.length = 0;
  }
}

/** One more try when our side failed; the capture then says so. */
async function runOnce(trial: PlannedTrial, { lab, observe, signal }: TrialRun): Promise<Capture> {
  const first = await lab.run(trial);
  if (first.outcome.kind !== 'lab-failed' || signal.aborted) return first;
  observe({ kind: 'retrying', trial, cause: first.outcome.cause });
  const second = await lab.run(trial);
  return { ...second, limits: [...second.limits, `trial ${trial.id} was run twice: ${first.outcome.cause}`] };
}

interface Tally {
  /** Counts and tells; the reason to give up, if there is one now. */
  count(capture: Capture): string | null;
  hopeless: string | null;
}

function tallyOf(planned: number, { observe, before }: TrialRun): Tally {
  const started = performance.now();
  const captures = [...before];
  let done = 0;
  let failed = 0;
  const tally: Tally = {
    hopeless: null,
    count: (capture) => {
      done++;
      captures.push(capture);
      if (capture.outcome.kind === 'lab-failed') failed++;
      const etaMs = remainingMs(done, planned, performance.now() - started);
      observe({ kind: 'trial', trial: capture.trial, outcome: capture.outcome, done, of: planned, failed, etaMs });
      const why = tally.hopeless === null ? reasonToGiveUp(captures) : null;
      if (why !== null && done < planned) {
        tally.hopeless = why;
        observe({ kind: 'gave-up', trials: captures.length, why });
      }
      return tally.hopeless;
    },
  };
  return tally;
}
