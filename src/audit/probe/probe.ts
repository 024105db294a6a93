/**
 * The probe: which values of one factor trigger which symbol of a known tell, and by what rule.
 * Collect, then judge: each round of trials is planned from the bundle, and the result is computed
 * from the bundle alone.
 */
import type { Factor, BundlePurpose, PlannedTrial, Probed } from '../../core/model/index.ts';
import {
  type Bundle,
  type BundleWriter,
  createBundle,
  damagedAt,
  openBundle,
  resumeBundle,
} from '../../store/index.ts';
import type { AuditContext } from '../context.ts';
import { AuditError } from '../errors.ts';
import { relocationTrial } from '../relocate/head.ts';
import { type TellSymbols, TellReader } from '../relocate/tell-reader.ts';
import { assertAuditBundle } from '../relocate/purpose.ts';
import { runPlannedTrials } from '../relocate/planned-trials.ts';
import { auditedSubject, tellById } from '../relocate/audited-tell.ts';
import { probeBundlePath, probeHead, referenceTrials } from './head.ts';
import type { ProbeRequest } from './request.ts';
import { probeFindings } from './result.ts';
import { answersByValue, nextProbeStep, type ProbeState } from './steps.ts';
import { withValuesAsLevels } from './factor-values.ts';

export interface ProbeResult {
  readonly dir: string;
  readonly probed: Probed;
}

/** `render`: text of `probe.json` for a result. */
export type ProbeContext = Omit<AuditContext, 'render'> & { readonly render: (probed: Probed) => string };

/**
 * Saved trials stay in the probe's bundle when it throws.
 * @throws AuditError, StoreError, LabError
 */
export async function runProbe(request: ProbeRequest, context: ProbeContext): Promise<ProbeResult> {
  const audit = openBundle(request.bundle);
  assertAuditBundle(audit.head, request.bundle);
  const tell = tellById(audit, request.tell);
  context.observe({ kind: 'resolving', spec: audit.head.subject.spec });
  const subject = await auditedSubject(audit.head, context.ports);
  const head = probeHead(request, audit, tell, subject);
  const dir = probeBundlePath(request);
  return runRounds(createBundle(dir, head), request.jobs, context);
}

/**
 * Continues an interrupted probe; reads the evidence of a finished one again.
 * @throws as `runProbe`
 */
export async function resumeProbe(dir: string, jobs: number, context: ProbeContext): Promise<ProbeResult> {
  const bundle = openBundle(dir);
  const purpose = purposeOf(bundle);
  if (!bundle.finished) return runRounds(resumeBundle(dir), jobs, context);
  const next = readEvidence(bundle, purpose, readerFor(bundle, purpose));
  if (next.kind === 'done') return { dir, probed: next.probed };
  throw damagedAt(dir, 'it is finished, but its evidence leaves the rule open');
}

async function runRounds(writer: BundleWriter, jobs: number, context: ProbeContext): Promise<ProbeResult> {
  const { dir } = writer;
  try {
    const purpose = purposeOf(writer.read());
    const reader = readerFor(writer.read(), purpose);
    context.observe({
      kind: 'step',
      what: `tell ${purpose.tell.id} at ${purpose.values.length} values of ${purpose.factor}, evidence in ${dir}`,
    });
    for (;;) {
      await runPlannedTrials(writer, jobs, context, `tellproof probe --resume ${dir}`);
      const next = readEvidence(writer.read(), purpose, reader);
      if (next.kind === 'done') {
        writer.finish(context.render(next.probed), 'probe.json');
        return { dir, probed: next.probed };
      }
      context.observe({ kind: 'step', what: `${next.values.length} values ${next.why}` });
      planRound(writer, next.factor, purpose, next.values);
    }
  } finally {
    writer.close();
  }
}

const readerFor = ({ head }: Bundle, { tell }: Purpose): TellReader => new TellReader(tell, referenceTrials(head));

type Next =
  | { readonly kind: 'tries'; readonly why: string; readonly values: readonly string[]; readonly factor: Factor }
  | { readonly kind: 'done'; readonly probed: Probed };

/** Reads the evidence: the values to try next, or the result. */
function readEvidence(bundle: Bundle, purpose: Purpose, reader: TellReader): Next {
  const symbols = reader.read(bundle);
  const spot = placeFound(symbols, purpose, bundle);
  const state = probeState(bundle, purpose, symbols);
  const { factor } = state;
  const step = nextProbeStep(state);
  if (step.kind === 'tries') return { ...step, factor };
  const answers = answersByValue(state);
  return { kind: 'done', probed: probeFindings({ bundle, purpose, factor, spot, answers, rule: step.rule }) };
}

type Purpose = Extract<BundlePurpose, { purpose: 'probe' }>;

function purposeOf({ head, dir }: Bundle): Purpose {
  if (head.looking?.purpose === 'probe') return head.looking;
  throw new AuditError(
    'usage',
    `${dir} is not the bundle of a probe`,
    `start one with: tellproof probe ${dir} --tell T1 --factor NAME`,
  );
}

function placeFound({ spot }: TellSymbols, { tell }: Purpose, { head, dir }: Bundle): NonNullable<TellSymbols['spot']> {
  if (spot !== null) return spot;
  throw new AuditError(
    'failed',
    `tell ${tell.id} did not show again in the environments of its codebook`,
    `check the trials in ${dir}, or audit ${head.subject.spec} again`,
  );
}

function probeState(bundle: Bundle, { factor: name, values, repeats }: Purpose, { symbols }: TellSymbols): ProbeState {
  const { head } = bundle;
  const factor = head.factors.find((one) => one.name === name);
  if (factor === undefined) throw new Error(`the probe's bundle has no factor ${name}`);
  const shown = new Map<string, (string | null)[]>();
  for (const { id, assignment } of head.design.trials.slice(referenceTrials(head))) {
    const value = assignment[name] ?? factor.levels[0].name;
    shown.set(value, [...(shown.get(value) ?? []), symbols.get(id) ?? null]);
  }
  return { factor, values, shown, repeats, at: bundle.captures()[0]?.startedAt ?? 0 };
}

/** One more trial for each value. */
function planRound(writer: BundleWriter, factor: Factor, { context }: Purpose, values: readonly string[]): void {
  const { head } = writer.read();
  const { trials } = head.design;
  const block = 1 + head.rounds;
  const scenario = trials[0]?.scenario ?? '';
  const more = values.map(
    (value, index): PlannedTrial =>
      relocationTrial(trials.length + index, block, { ...context, [factor.name]: value }, scenario),
  );
  writer.plan(
    more,
    head.factors.map((one) => (one.name === factor.name ? withValuesAsLevels(one, values) : one)),
  );
}
