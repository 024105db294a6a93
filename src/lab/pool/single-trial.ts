/**
 * Runs a single trial: opens a lab with one worker, runs it and closes the lab. Runs in the main
 * process.
 */
import type { Assignment, Capture, Factor, Subject } from '../../core/model/index.ts';
import { openLab } from './pool.ts';

export interface SingleTrial {
  readonly subject: Subject;
  readonly factors: readonly Factor[];
  readonly assignment: Assignment;
  readonly scenario: string;
  /** Directory for blobs. */
  readonly blobDir: string;
  readonly timeoutMs: number;
}

/** @throws LabError when the lab cannot be set up */
export async function runSingleTrial({
  subject,
  factors,
  assignment,
  scenario,
  blobDir,
  timeoutMs,
}: SingleTrial): Promise<Capture> {
  const lab = await openLab({ subject, factors, jobs: 1, blobDir, timeoutMs });
  try {
    return await lab.run({ id: '001', stage: 'screen', block: 0, assignment, scenario });
  } finally {
    await lab.close();
  }
}
