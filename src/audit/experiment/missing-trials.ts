/** Opens the lab for a bundle and runs the planned trials that have no capture yet. */
import { type Lab } from '../../lab/contract/lab.ts';
import { blobsDir, type BundleWriter } from '../../store/index.ts';
import { listenForAbort, interruptedError } from '../abort.ts';
import type { AuditContext } from '../context.ts';
import { runTrials, type TrialRunEnd, type TrialRun } from './trials.ts';

/** @throws LabError when this machine forbids it; AuditError `interrupted` */
export async function openLabFor(
  writer: BundleWriter,
  jobs: number,
  { ports, observe, signal }: Pick<AuditContext, 'ports' | 'observe' | 'signal'>,
): Promise<Lab> {
  const { subject, factors, running } = writer.read().head;
  const opening = ports.open({ subject, factors, jobs, blobDir: blobsDir(writer.dir), ...running });
  const lab = await unlessAborted(opening, signal, writer.dir);
  observe({ kind: 'opened', workers: lab.workers });
  return lab;
}

/** An interrupt does not wait until the lab is open: the lab is closed as soon as it is. */
async function unlessAborted(opening: Promise<Lab>, signal: AbortSignal, dir: string): Promise<Lab> {
  const abort = listenForAbort(signal);
  try {
    return await Promise.race([opening, abort.whenAborted]);
  } catch (error) {
    if (!signal.aborted) throw error;
    opening.then(
      (lab) => lab.close(),
      () => undefined,
    );
    throw interruptedError(dir);
  } finally {
    abort.release();
  }
}

/** Runs the planned trials that have no capture. @throws as `runTrials` */
export async function runMissingTrials(run: Omit<TrialRun, 'before'>): Promise<TrialRunEnd> {
  const bundle = run.writer.read();
  const missing = bundle.missing();
  if (missing.length === 0) return 'done';
  run.observe({ kind: 'planned', stage: missing[0]?.stage ?? 'screen', trials: missing.length });
  return runTrials(missing, { ...run, before: bundle.captures() });
}

/** Runs the requested traced runs. They are separate from the trials, and come before them. */
export async function traceInputs({ lab, writer, observe, signal }: Omit<TrialRun, 'before'>): Promise<void> {
  const missing = writer.read().missingInputs();
  if (missing.length === 0) return;
  observe({ kind: 'planned', stage: 'inputs', trials: missing.length });
  await runTrials(missing, { lab, writer, observe, signal, before: [] });
}
