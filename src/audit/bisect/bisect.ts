/**
 * The bisection: the versions of a package at which known tells appear, change and disappear. Runs
 * a few trials of each measured version, in the environments that the tells depend on. The evidence
 * of every measured version stays, and an interrupted bisection continues from it.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentsFor, nextVersions } from '../../core/design/index.ts';
import type { Bisected, KnownTell, MeasuredVersion } from '../../core/model/index.ts';
import { type Bundle, openBundle } from '../../store/index.ts';
import { assertAuditBundle } from '../relocate/purpose.ts';
import { scenarioFor } from '../relocate/scenario.ts';
import { changesIn, versionStateKey } from './changes.ts';
import { type MeasurementPlan, measureVersion } from './measurement.ts';
import { type BisectContext, type BisectRequest, type Publication, resumeCommand } from './request.ts';
import { selectedTells, auditUntilCovertTell } from './initial-audit.ts';
import { versionsInRange } from './version-range.ts';

/** `onVersion` is called after each measured version. @throws AuditError, StoreError, LabError */
export async function runBisect(
  request: BisectRequest,
  context: BisectContext,
  onVersion: (version: MeasuredVersion) => void,
): Promise<Bisected> {
  const versions = versionsInRange(await context.ports.published(request.name), request.range);
  mkdirSync(request.out, { recursive: true });
  const bundle = await auditWithTells(versions, request, context);
  const tells = selectedTells(bundle, request.tells);
  const plan = measurementPlan(bundle, tells, request);
  const known = indexOfAudited(bundle, versions);
  const measured = await measureVersions(versions, { request, plan, context, onVersion, known });
  const result = bisectionResult(versions, measured, plan, request);
  writeFileSync(join(request.out, 'bisect.json'), `${JSON.stringify(result, null, 2)}\n`);
  rmSync(join(request.out, 'packages'), { recursive: true, force: true });
  return result;
}

async function auditWithTells(
  versions: readonly Publication[],
  request: BisectRequest,
  context: BisectContext,
): Promise<Bundle> {
  if (request.bundle === undefined) return auditUntilCovertTell(versions, request, context);
  const bundle = openBundle(request.bundle);
  assertAuditBundle(bundle.head, request.bundle);
  return bundle;
}

function measurementPlan({ head }: Bundle, tells: readonly KnownTell[], request: BisectRequest): MeasurementPlan {
  return {
    name: request.name,
    tells,
    environments: environmentsFor(tells),
    factors: head.factors,
    repeats: request.repeats,
    scenario: scenarioFor(tells, head),
    timeoutMs: head.running.timeoutMs,
    out: request.out,
    jobs: request.jobs,
    resume: resumeCommand(request),
  };
}

/** Index of the audited version, which has the tells; empty when it is outside the range. */
const indexOfAudited = ({ head }: Bundle, versions: readonly Publication[]): readonly number[] =>
  versions.flatMap(({ version }, index) => (version === head.subject.identity.version ? [index] : []));

interface Search {
  readonly request: BisectRequest;
  readonly plan: MeasurementPlan;
  readonly context: BisectContext;
  readonly onVersion: (version: MeasuredVersion) => void;
  /** Indices of versions known to have the tells. */
  readonly known: readonly number[];
}

type ByIndex = ReadonlyMap<number, MeasuredVersion>;

async function measureVersions(
  versions: readonly Publication[],
  { request, plan, context, onVersion, known }: Search,
): Promise<ByIndex> {
  const measured = new Map<number, MeasuredVersion>();
  for (;;) {
    const states = new Map([...measured].map(([index, version]) => [index, versionStateKey(version)]));
    const next = nextVersions(versions.length, states, request.every, known);
    if (next.length === 0) return measured;
    for (const index of next) {
      const publication = versions[index];
      if (publication === undefined) throw new Error(`there is no version ${index}`);
      const version = await measureVersion(publication, plan, context);
      measured.set(index, version);
      onVersion(version);
    }
  }
}

function bisectionResult(
  versions: readonly Publication[],
  byIndex: ByIndex,
  plan: MeasurementPlan,
  request: BisectRequest,
): Bisected {
  const measured = [...byIndex].sort(([a], [b]) => a - b).map(([, version]) => version);
  return {
    format: 1,
    name: request.name,
    range: request.range,
    tells: plan.tells,
    environments: plan.environments,
    versions: versions.length,
    looked: measured,
    changes: changesIn(measured, plan.tells),
  };
}
