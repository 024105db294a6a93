/**
 * The audit: resolves the subject, plans and runs the screen, confirms its suggestions on fresh
 * trials, and judges. Collect, then judge: the verdict is computed from the bundle on disk alone.
 */
import { readerOf } from '../../core/align/index.ts';
import type { Subject, Verdict } from '../../core/model/index.ts';
import { LabError } from '../../lab/contract/lab.ts';
import { type Bundle, type BundleWriter, createBundle, openBundle, resumeBundle } from '../../store/index.ts';
import type { AuditContext } from '../context.ts';
import { readDisclosure } from '../disclosure.ts';
import { AuditError } from '../errors.ts';
import { judgeBundle, judgeWhilePlanting, PLANTS } from '../judge.ts';
import type { PlantingJob } from '../planting/planting.ts';
import { assertAuditBundle } from '../relocate/purpose.ts';
import { collectEvidence } from './collection.ts';
import { assertScenarios, assertStartable, auditBundlePath, auditHead, selectedFactors } from './plan.ts';
import type { AuditPorts, AuditRequest } from './request.ts';

export interface Audited {
  readonly dir: string;
  readonly verdict: Verdict;
}

/** Saved trials stay in the bundle when it throws. @throws AuditError, StoreError, LabError */
export async function runAudit(request: AuditRequest, context: AuditContext): Promise<Audited> {
  const factors = selectedFactors(request);
  assertScenarios(request.scenarios);
  const disclosure = request.disclosure === undefined ? undefined : readDisclosure(request.disclosure);
  context.observe({ kind: 'resolving', spec: request.subject.spec ?? request.subject.rest.join(' ') });
  const subject = await resolveSubject(request, context.ports);
  assertStartable(subject, request.scenarios);
  const head = auditHead(request, subject, factors, disclosure);
  const writer = createBundle(auditBundlePath(request, head), head);
  context.observe({ kind: 'resolved', subject, dir: writer.dir, seed: head.design.seed });
  return completeAudit(writer, request.jobs, context);
}

/**
 * Reports the lab's refusal of a subject as bad usage, since the user chose it.
 * @throws AuditError `usage`
 */
export async function resolveSubject(request: AuditRequest, ports: AuditPorts): Promise<Subject> {
  try {
    return await ports.resolve(request.subject);
  } catch (error) {
    if (error instanceof LabError) throw new AuditError('usage', error.message, error.hint);
    throw error;
  }
}

/** Continues an interrupted audit; only judges a finished one again. @throws as `runAudit` */
export async function resumeAudit(dir: string, jobs: number, context: AuditContext): Promise<Audited> {
  const bundle = openBundle(dir);
  assertAuditBundle(bundle.head, dir);
  if (bundle.finished) return { dir, verdict: judgeBundle(bundle) };
  const writer = resumeBundle(dir);
  context.observe({ kind: 'resumed', dir, ...countsOf(writer.read()) });
  return completeAudit(writer, jobs, context);
}

function countsOf(bundle: Bundle): { readonly saved: number; readonly planned: number } {
  const planned = bundle.head.design.trials.length;
  return { saved: planned - bundle.missing().length, planned };
}

/**
 * Collects the missing evidence, judges it, and closes the bundle. Plants marks once the screen is
 * complete.
 */
async function completeAudit(writer: BundleWriter, jobs: number, context: AuditContext): Promise<Audited> {
  let planting: PlantingJob | undefined;
  const onScreenComplete = (): void => {
    planting ??= context.ports.plant?.(writer.dir, PLANTS);
  };
  try {
    const reader = readerOf(writer.read().readBlob);
    const assessment = await collectEvidence({ writer, jobs, context, reader, onScreenComplete });
    context.observe({ kind: 'judging', trials: assessment.captures.length });
    const verdict = await judgeWhilePlanting(planting?.plants, writer.read(), { assessment, reader });
    writer.finish(context.render(verdict));
    return { dir: writer.dir, verdict };
  } finally {
    planting?.end();
    writer.close();
  }
}
