/**
 * Measures one version: fetches it, runs it in the environments of the tells, and reads the state
 * of each tell. Keeps the evidence, removes the package.
 */
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
 * A version that cannot be fetched or run gives an unmeasured row with the reason. A version with
 * finished evidence is only read again.
 * @throws AuditError `interrupted`, or `usage` when the evidence is of other tells; StoreError;
 * LabError when this machine has no lab
 */
export async function measureVersion(
  publication: Publication,
  plan: MeasurementPlan,
  context: BisectContext,
): Promise<MeasuredVersion> {
  const dir = join(plan.out, `${publication.version}.tellproof`);
  const before = existsSync(join(dir, 'bundle.json')) ? openBundle(dir) : null;
  if (before !== null) assertSameTells(before, plan);
  if (before?.finished === true) return { ...publication, ...readStates(before, plan) };
  const scratch = join(plan.out, 'packages', publication.version);
  try {
    const subject = await fetchSubject(publication.version, scratch, plan, context);
    if (typeof subject === 'string') return { ...publication, ...unmeasured(subject), ...NO_TRIALS };
    const writer = before === null ? createBundle(dir, headFor(subject, plan)) : resumeBundle(dir);
    return { ...publication, ...(await runAndRead(writer, plan, context)) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const NO_TRIALS = { trials: 0, completed: 0, evidence: null };

/** The subject, or the reason why it cannot be fetched. */
async function fetchSubject(
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

/** A subject whose first trials all fail is unmeasured, as is one that never calls the model. */
async function runAndRead(
  writer: BundleWriter,
  plan: MeasurementPlan,
  context: BisectContext,
): Promise<VersionFindings> {
  try {
    await runPlannedTrials(writer, plan.jobs, context, plan.resume);
    const found = readStates(writer.read(), plan);
    writer.finish(`${JSON.stringify(found, null, 2)}\n`, 'version.json');
    return found;
  } catch (error) {
    if (!(error instanceof AuditError) || error.fault !== 'failed') throw error;
    return { ...unmeasured(error.message), ...NO_TRIALS };
  } finally {
    writer.close();
  }
}

/** Refuses evidence that was captured for other tells. @throws AuditError `usage` */
function assertSameTells({ head, dir }: Bundle, { tells }: MeasurementPlan): void {
  const { looking } = head;
  if (looking?.purpose === 'bisect' && JSON.stringify(looking.tells) === JSON.stringify(tells)) return;
  throw new AuditError(
    'usage',
    `${dir} holds evidence of other tells`,
    'name the tells that it was started with, or choose another directory with --out',
  );
}

/** Repeats the whole list of environments, so that a change over time affects all of them alike. */
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

type VersionFindings = Omit<MeasuredVersion, 'version' | 'published'>;

const unmeasured = (why: string): Pick<VersionFindings, 'measured' | 'why' | 'tells' | 'besides'> => ({
  measured: false,
  why,
  tells: [],
  besides: [],
});

/**
 * Silence is no absence: the version is unmeasured unless the subject called the model in every
 * environment.
 */
function readStates(bundle: Bundle, { tells, environments }: MeasurementPlan): VersionFindings {
  const { head, readBlob, dir } = bundle;
  const all = bundle.captures();
  const withModelCall = all.filter(calledTheModel);
  const missing = environments.filter(
    (environment) => !withModelCall.some(({ trial }) => isIn(trial.assignment, environment)),
  );
  const counts = { trials: all.length, completed: withModelCall.length, evidence: dir.split('/').at(-1) ?? dir };
  if (missing.length > 0)
    return {
      ...unmeasured(
        `asked the model in ${environments.length - missing.length} of ${environments.length} environments`,
      ),
      ...counts,
    };
  const { tells: states, besides } = stateOfVersion({
    tells,
    captures: withModelCall,
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

const calledTheModel = ({ events, outcome }: Capture): boolean =>
  outcome.kind === 'completed' && events.some((event) => event.kind === 'http' && event.response.by === 'backend');

const isIn = (assignment: Assignment, environment: Assignment): boolean =>
  Object.entries(environment).every(([name, level]) => assignment[name] === level);
