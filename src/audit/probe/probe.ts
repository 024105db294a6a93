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
import { lookTrial } from '../relocate/head.ts';
import { type Read, TellReading } from '../relocate/tell-reader.ts';
import { assertAudit } from '../relocate/purpose.ts';
import { runPlanned } from '../relocate/planned-trials.ts';
import { subjectAgain, tellNamed } from '../relocate/audited-tell.ts';
import { placeForProbe, probeHead, referencesIn } from './head.ts';
import type { ProbeRequest } from './request.ts';
import { probedOf } from './result.ts';
import { answersOf, nextOf, type Probing } from './steps.ts';
import { withValues } from './factor-values.ts';

export interface ProbeDone {
  readonly dir: string;
  readonly probed: Probed;
}

/** `render`: the result as the bytes of `probe.json`. */
export type ProbeContext = Omit<AuditContext, 'render'> & { readonly render: (probed: Probed) => string };

/** @throws AuditError, StoreError, LabError: each two lines; trials saved by then stay in the probe's bundle */
export async function runProbe(request: ProbeRequest, context: ProbeContext): Promise<ProbeDone> {
  const audit = openBundle(request.bundle);
  assertAudit(audit.head, request.bundle);
  const tell = tellNamed(audit, request.tell);
  context.watch({ kind: 'resolving', spec: audit.head.subject.spec });
  const subject = await subjectAgain(audit.head, context.ports);
  const head = probeHead(request, audit, tell, subject);
  const dir = placeForProbe(request);
  return carryOut(createBundle(dir, head), request.jobs, context);
}

/** Goes on with a probe that was ended; of a finished one it only reads the evidence again. @throws as `runProbe` */
export async function resumeProbe(dir: string, jobs: number, context: ProbeContext): Promise<ProbeDone> {
  const bundle = openBundle(dir);
  const looking = purposeOf(bundle);
  if (!bundle.finished) return carryOut(resumeBundle(dir), jobs, context);
  const next = read(bundle, looking, readingFor(bundle, looking));
  if (next.kind === 'done') return { dir, probed: next.probed };
  throw damagedAt(dir, 'it was finished, and its evidence leaves the rule open');
}

async function carryOut(writer: BundleWriter, jobs: number, context: ProbeContext): Promise<ProbeDone> {
  const { dir } = writer;
  try {
    const looking = purposeOf(writer.read());
    const reading = readingFor(writer.read(), looking);
    context.watch({
      kind: 'looking',
      what: `tell ${looking.tell.id} at ${looking.values.length} values of ${looking.factor}, evidence in ${dir}`,
    });
    for (;;) {
      await runPlanned(writer, jobs, context, `tellproof probe --resume ${dir}`);
      const next = read(writer.read(), looking, reading);
      if (next.kind === 'done') {
        writer.finish(context.render(next.probed), 'probe.json');
        return { dir, probed: next.probed };
      }
      context.watch({ kind: 'looking', what: `${next.values.length} values ${next.why}` });
      plan(writer, next.factor, looking, next.values);
    }
  } finally {
    writer.close();
  }
}

const readingFor = ({ head }: Bundle, { tell }: Purpose): TellReading => new TellReading(tell, referencesIn(head));

type Next =
  | { readonly kind: 'tries'; readonly why: string; readonly values: readonly string[]; readonly factor: Factor }
  | { readonly kind: 'done'; readonly probed: Probed };

/** What the evidence says: what to try next, or what was found. */
function read(bundle: Bundle, looking: Purpose, reading: TellReading): Next {
  const shown = reading.read(bundle);
  const spot = seen(shown, looking, bundle);
  const probing = probingOf(bundle, looking, shown);
  const { factor } = probing;
  const step = nextOf(probing);
  if (step.kind === 'tries') return { ...step, factor };
  const answers = answersOf(probing);
  return { kind: 'done', probed: probedOf({ bundle, looking, factor, spot, answers, rule: step.rule }) };
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

function seen({ spot }: Read, { tell }: Purpose, { head, dir }: Bundle): NonNullable<Read['spot']> {
  if (spot !== null) return spot;
  throw new AuditError(
    'failed',
    `tell ${tell.id} was not seen again in the environments that it is known by`,
    `look at the trials in ${dir}, or audit ${head.subject.spec} again`,
  );
}

function probingOf(bundle: Bundle, { factor: name, values, repeats }: Purpose, { symbols }: Read): Probing {
  const { head } = bundle;
  const factor = head.factors.find((one) => one.name === name);
  if (factor === undefined) throw new Error(`the probe's bundle has no factor ${name}`);
  const shown = new Map<string, (string | null)[]>();
  for (const { id, assignment } of head.design.trials.slice(referencesIn(head))) {
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
      lookTrial(trials.length + index, block, { ...context, [factor.name]: value }, scenario),
  );
  writer.plan(
    more,
    head.factors.map((one) => (one.name === factor.name ? withValues(one, values) : one)),
  );
}
