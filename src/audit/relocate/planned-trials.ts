/** Runs the missing trials of a probe or bisection bundle, in a lab that knows all its levels. */
import type { BundleWriter } from '../../store/index.ts';
import type { AuditContext } from '../context.ts';
import { AuditError } from '../errors.ts';
import { openLabFor, runMissingTrials } from '../experiment/missing-trials.ts';

/**
 * `resume`: the command that continues after an interrupt.
 * @throws AuditError, LabError, StoreError
 */
export async function runPlannedTrials(
  writer: BundleWriter,
  jobs: number,
  context: Pick<AuditContext, 'ports' | 'observe' | 'signal'>,
  resume: string,
): Promise<void> {
  if (writer.read().missing().length === 0) return;
  try {
    const lab = await openLabFor(writer, jobs, context);
    try {
      const end = await runMissingTrials({ lab, writer, observe: context.observe, signal: context.signal });
      if (end === 'gave-up')
        throw new AuditError(
          'failed',
          `the subject did not run in ${writer.dir}`,
          `check its first trials, then run: ${resume}`,
        );
    } finally {
      await lab.close();
    }
  } catch (error) {
    throw withResumeHint(error, writer.dir, resume);
  }
}

/** The same error; for an interrupt, one whose hint names the command that continues. */
export function withResumeHint(error: unknown, dir: string, resume: string): unknown {
  if (!(error instanceof AuditError) || error.fault !== 'interrupted') return error;
  const hint = `the trials so far are saved; continue with: ${resume}`;
  return new AuditError('interrupted', `stopped in ${dir}: interrupted`, hint);
}
