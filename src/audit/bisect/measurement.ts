/** Looks at one version: fetches it, runs it in the tells' environments, and reads what it shows of them. Evidence stays, downloads go. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stateOfVersion } from '../../core/relocate/index.ts';
import type { Assignment, Capture, Factor, KnownTell, MeasuredVersion, Subject } from '../../core/model/index.ts';
import { LabError } from '../../lab/contract/lab.ts';
import {
  type Bundle,
  type BundleWriter,
  createBundle,
  type Head,
  openBundle,
  resumeBundle,
} from '../../store/index.ts';
import { AuditError } from '../errors.ts';
import { relocationHead, relocationTrial } from '../relocate/head.ts';
import { runPlannedTrials } from '../relocate/planned-trials.ts';
import { factorsFittedTo } from '../experiment/plan.ts';
import type { BisectContext, Publication } from './request.ts';

/** Settings that every version of a bisection is measured with. Plain data. */
export interface MeasurementPlan {
  readonly name: string;
  readonly tells: readonly KnownTell[];
  readonly environments: readonly Assignment[];
  readonly factors: readonly Factor[];
  readonly repeats: number;
  readonly scenario: string;
  readonly timeoutMs: number;
  readonly out: string;
  readonly jobs: number;
  /** The command that continues an interrupted bisection. */
  readonly resume: string;
}

/**
 * A version that cannot be had or run is a row that says why. One that was looked at before is read again from its evidence.
 * @throws AuditError `interrupted`, or `usage` where the evidence is of other tells; StoreError; LabError where this machine has no lab
 */
export async function measureVersion(
  publication: Publication,
  plan: MeasurementPlan,
  context: BisectContext,
): Promise<MeasuredVersion> {
  const dir = join(plan.out, `${publication.version}.tellproof`);
  const before = existsSync(join(dir, 'bundle.json')) ? openBundle(dir) : null;
  if (before !== null) assertSame(before, plan);
  if (before?.finished === true) return { ...publication, ...readOff(before, plan) };
  const scratch = join(plan.out, 'packages', publication.version);
  try {
    const subject = await obtained(publication.version, scratch, plan, context);
    if (typeof subject === 'string') return { ...publication, ...unmeasured(subject), ...NOTHING };
    const writer = before === null ? createBundle(dir, headFor(subject, plan)) : resumeBundle(dir);
    return { ...publication, ...(await run(writer, plan, context)) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const NOTHING = { trials: 0, completed: 0, evidence: null };

/** The subject, or why it cannot be had. */
async function obtained(
  version: string,
  scratch: string,
  { name }: MeasurementPlan,
  { ports, observe }: BisectContext,
): Promise<Subject | string> {
  const spec = `npm:${name}@${version}`;
  observe({ kind: 'resolving', spec });
  try {
    return await ports.obtain({ spec, rest: [], endpointEnv: [], mounts: [], env: {} }, scratch);
  } catch (error) {
    if (error instanceof LabError) return error.message;
    throw error;
  }
}

/** A subject that does not run in its first trials is no more measured than one that asks the model nothing. */
async function run(writer: BundleWriter, plan: MeasurementPlan, context: BisectContext): Promise<Found> {
  try {
    await runPlannedTrials(writer, plan.jobs, context, plan.resume);
    const found = readOff(writer.read(), plan);
    writer.finish(`${JSON.stringify(found, null, 2)}\n`, 'version.json');
    return found;
  } catch (error) {
    if (!(error instanceof AuditError) || error.fault !== 'failed') throw error;
    return { ...unmeasured(error.message), ...NOTHING };
  } finally {
    writer.close();
  }
}

/** What was captured for other tells shows nothing of these. @throws AuditError `usage` */
function assertSame({ head, dir }: Bundle, { tells }: MeasurementPlan): void {
  const { looking } = head;
  if (looking?.purpose === 'bisect' && JSON.stringify(looking.tells) === JSON.stringify(tells)) return;
  throw new AuditError(
    'usage',
    `${dir} holds evidence of other tells`,
    'name the tells that it was begun with, or choose another place with --out',
  );
}

/** Each environment in turn, and all of them as often as asked: what changes in between meets all alike. */
function headFor(subject: Subject, plan: MeasurementPlan): Head {
  const { environments, repeats, scenario, timeoutMs, tells, resume } = plan;
  const rounds = Array.from({ length: repeats }, (_, round) =>
    environments.map((assignment) => ({ assignment, round })),
  );
  return relocationHead({
    subject,
    factors: factorsFittedTo(subject, plan.factors),
    trials: rounds.flat().map(({ assignment, round }, index) => relocationTrial(index, round, assignment, scenario)),
    timeoutMs,
    looking: { purpose: 'bisect', tells },
    command: [],
    replay: resume,
  });
}

type Found = Omit<MeasuredVersion, 'version' | 'published'>;

const unmeasured = (why: string): Pick<Found, 'measured' | 'why' | 'tells' | 'besides'> => ({
  measured: false,
  why,
  tells: [],
  besides: [],
});

/** Silence shows nothing: every environment must have asked the model at least once. */
function readOff(bundle: Bundle, { tells, environments }: MeasurementPlan): Found {
  const { head, readBlob, dir } = bundle;
  const all = bundle.captures();
  const spoke = all.filter(askedTheModel);
  const missing = environments.filter((environment) => !spoke.some(({ trial }) => isIn(trial.assignment, environment)));
  const counts = { trials: all.length, completed: spoke.length, evidence: dir.split('/').at(-1) ?? dir };
  if (missing.length > 0)
    return {
      ...unmeasured(
        `asked the model in ${environments.length - missing.length} of ${environments.length} environments`,
      ),
      ...counts,
    };
  const { tells: states, besides } = stateOfVersion({
    tells,
    captures: spoke,
    factors: head.factors,
    levels: head.design.factors,
    readBlob,
  });
  return {
    measured: true,
    why: null,
    tells: states,
    besides: besides.map(({ place }) => `${place.address} (${place.carrier})`),
    ...counts,
  };
}

const askedTheModel = ({ events, outcome }: Capture): boolean =>
  outcome.kind === 'completed' && events.some((event) => event.kind === 'http' && event.response.by === 'backend');

const isIn = (assignment: Assignment, environment: Assignment): boolean =>
  Object.entries(environment).every(([name, level]) => assignment[name] === level);
