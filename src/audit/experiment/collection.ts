/**
 * Collects the evidence of an audit: runs the screen, then plans and runs rounds of confirming
 * trials until no hypothesis is open. Must not judge; it asks `judge.ts` only for what to confirm
 * next.
 */
import type { MessageReader } from '../../core/align/index.ts';
import { ROUNDS } from '../../core/design/index.ts';
import type { Capture } from '../../core/model/index.ts';
import type { Assessment } from '../../core/verdict/index.ts';
import type { BundleWriter } from '../../store/index.ts';
import type { AuditContext } from '../context.ts';
import { assessmentOf, confirmingTrials } from '../judge.ts';
import { openLabFor, runMissingTrials, traceInputs } from './missing-trials.ts';

export interface Collection {
  readonly writer: BundleWriter;
  readonly jobs: number;
  readonly context: AuditContext;
  readonly reader: MessageReader;
  /** Called when the screen, and later each confirming round, has been run. */
  readonly onScreenComplete: () => void;
}

/**
 * The assessment of the complete evidence.
 * @throws AuditError `interrupted`, LabError, StoreError
 */
export async function collectEvidence(collection: Collection): Promise<Assessment> {
  const { writer, jobs, context, reader, onScreenComplete } = collection;
  const lab = await openLabFor(writer, jobs, context);
  const run = { lab, writer, observe: context.observe, signal: context.signal, saved: readAhead(reader) };
  try {
    await traceInputs(run);
    while ((await runMissingTrials(run)) === 'done' && writer.read().head.rounds < ROUNDS.length) {
      onScreenComplete();
      const settled = planRound(writer, reader);
      if (settled !== null) return settled;
    }
    return assessmentOf(writer.read(), reader);
  } finally {
    await lab.close();
  }
}

/**
 * Parses each capture as it is saved, in the time that subjects spend waiting for their network.
 */
function readAhead(reader: MessageReader): (capture: Capture) => void {
  return (capture) => {
    if (capture.outcome.kind === 'lab-failed') return;
    try {
      reader.messagesOf(capture, 0);
    } catch {
      // Judging reads the capture again from the bundle, and reports the error there.
    }
  };
}

/** Plans one more round and gives null; with nothing to confirm, the assessment that shows it. */
function planRound(writer: BundleWriter, reader: MessageReader): Assessment | null {
  const bundle = writer.read();
  const assessment = assessmentOf(bundle, reader);
  const trials = confirmingTrials(assessment, bundle.head);
  if (trials.length === 0) return assessment;
  writer.plan(trials);
  return null;
}
