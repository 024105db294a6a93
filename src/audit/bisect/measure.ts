/** Looks at one version: fetches it, runs it in the tells' environments, and reads what it shows of them. Evidence stays, downloads go. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stateOfVersion } from '../../core/analysis/index.ts';
import type { Assignment, Capture, MeasuredVersion } from '../../core/model/index.ts';
import { LabError } from '../../lab/lab.ts';
import { type Bundle, type BundleWriter, createBundle, resumeBundle } from '../../store/index.ts';
import { AuditError } from '../errors.ts';
import { runPlanned } from '../looking/rounds.ts';
import { fitTo } from '../plan.ts';
import { lookHead } from './head.ts';
import type { Measuring } from './measuring.ts';
import type { BisectContext, Publication } from './request.ts';

const RESULT = 'version.json';

/** What was found of it before, by this run or an ended one. */
export function measuredBefore(out: string, version: string): MeasuredVersion | null {
  const path = join(out, `${version}.tellproof`, RESULT);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as MeasuredVersion) : null;
}

/**
 * A version that cannot be fetched or run is a row that says why.
 * @throws AuditError `interrupted`, StoreError; LabError where the lab cannot be opened at all
 */
export async function measure(
  { version, published }: Publication,
  measuring: Measuring,
  context: BisectContext,
): Promise<MeasuredVersion> {
  const known = measuredBefore(measuring.out, version);
  if (known !== null) return known;
  const scratch = join(measuring.out, 'packages', version);
  const row = { version, published };
  try {
    const writer = await writerFor(version, scratch, measuring, context);
    try {
      await runPlanned(writer, measuring.jobs, context, measuring.resume);
      const found = { ...row, ...readOff(writer.read(), measuring) };
      writer.finish(`${JSON.stringify(found, null, 2)}\n`, RESULT);
      return found;
    } finally {
      writer.close();
    }
  } catch (error) {
    if (!isAboutTheVersion(error)) throw error;
    return { ...row, ...unmeasured(error.message), trials: 0, completed: 0, evidence: null };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** That it cannot be had or does not run; that this machine has no lab is about all of them. */
const isAboutTheVersion = (error: unknown): error is LabError | AuditError =>
  (error instanceof LabError && !/namespace|lab cannot be set up/.test(error.message)) ||
  (error instanceof AuditError && error.fault === 'failed');

async function writerFor(
  version: string,
  scratch: string,
  measuring: Measuring,
  context: BisectContext,
): Promise<BundleWriter> {
  const dir = join(measuring.out, `${version}.tellproof`);
  const spec = `npm:${measuring.name}@${version}`;
  context.watch({ kind: 'resolving', spec });
  const subject = await context.ports.obtain({ spec, rest: [], endpointEnv: [], mounts: [], env: {} }, scratch);
  if (existsSync(join(dir, 'bundle.json'))) return resumeBundle(dir);
  return createBundle(dir, lookHead(subject, { ...measuring, factors: fitTo(subject, measuring.factors) }));
}

type Found = Omit<MeasuredVersion, 'version' | 'published'>;

const unmeasured = (why: string): Pick<Found, 'measured' | 'why' | 'tells' | 'besides'> => ({
  measured: false,
  why,
  tells: [],
  besides: [],
});

/** Silence shows nothing: every environment must have asked the model at least once. */
function readOff(bundle: Bundle, { tells, environments }: Measuring): Found {
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
