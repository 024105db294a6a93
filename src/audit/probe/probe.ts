/**
 * The probe: which values of one factor trigger which symbol of a known tell, and by what rule. Collect, then judge: each round of
 * trials is planned from what the bundle holds, and the result is made of the bundle and of nothing else.
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

/** `render`: the result as the bytes of `probe.json`. */
export type ProbeContext = Omit<AuditContext, 'render'> & { readonly render: (probed: Probed) => string };

/** @throws AuditError, StoreError, LabError: each two lines; trials saved by then stay in the probe's bundle */
export async function runProbe(request: ProbeRequest, context: ProbeContext): Promise<ProbeResult> {
  const audit = openBundle(request.bundle);
  assertAuditBundle(audit.head, request.bundle);
  const tell = tellById(audit, request.tell);
  context.observe({ kind: 'resolving', spec: audit.head.subject.spec });
  const subject = await auditedSubject(audit.head, context.ports);
  const head = probeHead(request, audit, tell, subject);
  const dir = probeBundlePath(request);
  return carryOut(createBundle(dir, head), request.jobs, context);
}

/** Goes on with a probe that was ended; of a finished one it only reads the evidence again. @throws as `runProbe` */
export async function resumeProbe(dir: string, jobs: number, context: ProbeContext): Promise<ProbeResult> {
  const bundle = openBundle(dir);
  const looking = purposeOf(bundle);
  if (!bundle.finished) return carryOut(resumeBundle(dir), jobs, context);
  const next = read(bundle, looking, readingFor(bundle, looking));
  if (next.kind === 'done') return { dir, probed: next.probed };
  throw damagedAt(dir, 'it was finished, and its evidence leaves the rule open');
}

async function carryOut(writer: BundleWriter, jobs: number, context: ProbeContext): Promise<ProbeResult> {
  const { dir } = writer;
  try {
    const looking = purposeOf(writer.read());
    const reading = readingFor(writer.read(), looking);
    context.observe({
      kind: 'looking',
      what: `tell ${looking.tell.id} at ${looking.values.length} values of ${looking.factor}, evidence in ${dir}`,
    });
    for (;;) {
      await runPlannedTrials(writer, jobs, context, `tellproof probe --resume ${dir}`);
      const next = read(writer.read(), looking, reading);
      if (next.kind === 'done') {
        writer.finish(context.render(next.probed), 'probe.json');
        return { dir, probed: next.probed };
      }
      context.observe({ kind: 'looking', what: `${next.values.length} values ${next.why}` });
      plan(writer, next.factor, looking, next.values);
    }
  } finally {
    writer.close();
  }
}

const readingFor = ({ head }: Bundle, { tell }: Purpose): TellReader => new TellReader(tell, referenceTrials(head));

type Next =
  | { readonly kind: 'tries'; readonly why: string; readonly values: readonly string[]; readonly factor: Factor }
  | { readonly kind: 'done'; readonly probed: Probed };

/** What the evidence says: what to try next, or what was found. */
function read(bundle: Bundle, looking: Purpose, reading: TellReader): Next {
  const shown = reading.read(bundle);
  const spot = seen(shown, looking, bundle);
  const probing = probingOf(bundle, looking, shown);
  const { factor } = probing;
  const step = nextProbeStep(probing);
  if (step.kind === 'tries') return { ...step, factor };
  const answers = answersByValue(probing);
  return { kind: 'done', probed: probeFindings({ bundle, looking, factor, spot, answers, rule: step.rule }) };
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

function seen({ spot }: TellSymbols, { tell }: Purpose, { head, dir }: Bundle): NonNullable<TellSymbols['spot']> {
  if (spot !== null) return spot;
  throw new AuditError(
    'failed',
    `tell ${tell.id} was not seen again in the environments that it is known by`,
    `look at the trials in ${dir}, or audit ${head.subject.spec} again`,
  );
}

function probingOf(bundle: Bundle, { factor: name, values, repeats }: Purpose, { symbols }: TellSymbols): ProbeState {
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
function plan(writer: BundleWriter, factor: Factor, { context }: Purpose, values: readonly string[]): void {
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
