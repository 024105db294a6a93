/**
 * The audit: resolve, plan, run and save the screen, judge it, confirm what it suggests on fresh trials, and give the verdict.
 * Collect, then judge: the verdict comes from the bundle on disk and from nothing else.
 */
import { type MessageReader, readerOf } from '../../core/align/index.ts';
import type { Assessment } from '../../core/verdict/index.ts';
import { ROUNDS } from '../../core/design/index.ts';
import type { Capture, Subject, Verdict } from '../../core/model/index.ts';
import { LabError } from '../../lab/contract/lab.ts';
import { type BundleWriter, createBundle, openBundle, resumeBundle } from '../../store/index.ts';
import { readDisclosure } from '../disclosure.ts';
import { AuditError } from '../errors.ts';
import { assessmentOf, confirmingTrials, judgeBeside, judgeBundle, PLANTS } from '../judge.ts';
import type { PlantingJob } from '../planting/planting.ts';
import { assertStartable, assertScenarios, selectedFactors, auditHead, auditBundlePath } from './plan.ts';
import type { AuditContext } from '../context.ts';
import type { AuditPorts, AuditRequest } from './request.ts';
import { assertAuditBundle } from '../relocate/purpose.ts';
import { openLabFor, runMissingTrials, traceInputs } from './missing-trials.ts';

export interface Audited {
  readonly dir: string;
  readonly verdict: Verdict;
}

/** @throws AuditError, StoreError, LabError: each two lines; trials saved by then stay in the bundle */
export async function runAudit(request: AuditRequest, context: AuditContext): Promise<Audited> {
  const selected = selectedFactors(request);
  assertScenarios(request.scenarios);
  const disclosure = request.disclosure === undefined ? undefined : readDisclosure(request.disclosure);
  context.observe({ kind: 'resolving', spec: request.subject.spec ?? request.subject.rest.join(' ') });
  const subject = await resolveSubject(request, context.ports);
  assertStartable(subject, request.scenarios);
  const head = auditHead(request, subject, selected, disclosure);
  const dir = auditBundlePath(request, head);
  const writer = createBundle(dir, head);
  context.observe({ kind: 'resolved', subject, dir, seed: head.design.seed });
  return carryOut(writer, request.jobs, context);
}

/** What the lab says about a subject that it cannot take is about what was asked for. @throws AuditError `usage` */
export async function resolveSubject(request: AuditRequest, ports: AuditPorts): Promise<Subject> {
  try {
    return await ports.resolve(request.subject);
  } catch (error) {
    if (error instanceof LabError) throw new AuditError('usage', error.message, error.hint);
    throw error;
  }
}

/** Goes on with an ended audit; of a finished one it only judges again. @throws as `runAudit` */
export async function resumeAudit(dir: string, jobs: number, context: AuditContext): Promise<Audited> {
  const { finished, head } = openBundle(dir);
  assertAuditBundle(head, dir);
  if (finished) return { dir, verdict: judgeBundle(openBundle(dir)) };
  const writer = resumeBundle(dir);
  const planned = head.design.trials.length;
  context.observe({ kind: 'resumed', dir, saved: planned - writer.read().missing().length, planned });
  return carryOut(writer, jobs, context);
}

async function carryOut(writer: BundleWriter, jobs: number, context: AuditContext): Promise<Audited> {
  let planting: PlantingJob | undefined;
  const screened = (): void => {
    planting ??= context.ports.plant?.(writer.dir, PLANTS);
  };
  try {
    const reader = readerOf(writer.read().readBlob);
    const assessment = await collect({ writer, jobs, context, reader, screened });
    context.observe({ kind: 'judging', trials: assessment.captures.length });
    const bundle = writer.read();
    const known = { assessment, reader };
    const verdict =
      planting === undefined ? judgeBundle(bundle, known) : await judgeBeside(planting.plants, bundle, known);
    writer.finish(context.render(verdict));
    return { dir: writer.dir, verdict };
  } finally {
    planting?.end();
    writer.close();
  }
}

interface Collecting {
  readonly writer: BundleWriter;
  readonly jobs: number;
  readonly context: AuditContext;
  readonly reader: MessageReader;
  /** Called as soon as the screen has been run. */
  readonly screened: () => void;
}

/** Runs what is planned, then plans and runs rounds of confirming trials, each read once. */
async function collect({ writer, jobs, context, reader, screened }: Collecting): Promise<Assessment> {
  const lab = await openLabFor(writer, jobs, context);
  const run = { lab, writer, observe: context.observe, signal: context.signal, saved: readAhead(reader) };
  try {
    await traceInputs(run);
    while ((await runMissingTrials(run)) === 'done' && writer.read().head.rounds < ROUNDS.length) {
      screened();
      const settled = planRound(writer, reader);
      if (settled !== null) return settled;
    }
    return assessmentOf(writer.read(), reader);
  } finally {
    await lab.close();
  }
}

/** Reads each capture as it comes: clients wait for their network now and then, and that time is for nothing else. */
function readAhead(reader: MessageReader): (capture: Capture) => void {
  return (capture) => {
    if (capture.outcome.kind === 'lab-failed') return;
    try {
      reader.messagesOf(capture, 0);
    } catch {
      // Judging reads it again from the bundle, and says there what is wrong with it.
    }
  };
}

/** Plans one more round; null then. With nothing to confirm, the assessment that shows it. */
function planRound(writer: BundleWriter, reader: MessageReader): Assessment | null {
  const bundle = writer.read();
  const assessment = assessmentOf(bundle, reader);
  const trials = confirmingTrials(assessment, bundle.head);
  if (trials.length === 0) return assessment;
  writer.plan(trials);
  return null;
}
