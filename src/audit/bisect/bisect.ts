/**
 * The bisection: at which versions of a package known tells appear, change and disappear. Each version is run a handful of times in the
 * tells' own environments; every version looked at keeps its evidence, and a run that was ended goes on where it was.
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

/** `onVersion` is called as each is looked at. @throws AuditError, StoreError, LabError: each two lines */
export async function runBisect(
  request: BisectRequest,
  context: BisectContext,
  onVersion: (version: MeasuredVersion) => void,
): Promise<Bisected> {
  const versions = versionsInRange(await context.ports.published(request.name), request.range);
  mkdirSync(request.out, { recursive: true });
  const bundle = await startFrom(versions, request, context);
  const tells = selectedTells(bundle, request.tells);
  const plan = measurementPlan(bundle, tells, request);
  const known = versions.findIndex(({ version }) => version === bundle.head.subject.identity.version);
  const searching = { request, plan, context, onVersion, known: known < 0 ? [] : [known] };
  const looked = await search(versions, searching);
  const found = resultOf(versions, looked, plan, request);
  writeFileSync(join(request.out, 'bisect.json'), `${JSON.stringify(found, null, 2)}\n`);
  rmSync(join(request.out, 'packages'), { recursive: true, force: true });
  return found;
}

async function startFrom(
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

interface Searching {
  readonly request: BisectRequest;
  readonly plan: MeasurementPlan;
  readonly context: BisectContext;
  readonly onVersion: (version: MeasuredVersion) => void;
  /** Indices of versions that are known to have the tells. */
  readonly known: readonly number[];
}

type ByIndex = ReadonlyMap<number, MeasuredVersion>;

async function search(
  versions: readonly Publication[],
  { request, plan, context, onVersion, known }: Searching,
): Promise<ByIndex> {
  const looked = new Map<number, MeasuredVersion>();
  for (;;) {
    const states = new Map([...looked].map(([index, version]) => [index, versionStateKey(version)]));
    const next = nextVersions(versions.length, states, request.every, known);
    if (next.length === 0) return looked;
    for (const index of next) {
      const publication = versions[index];
      if (publication === undefined) throw new Error(`there is no version ${index}`);
      const version = await measureVersion(publication, plan, context);
      looked.set(index, version);
      onVersion(version);
    }
  }
}

function resultOf(
  versions: readonly Publication[],
  found: ByIndex,
  plan: MeasurementPlan,
  request: BisectRequest,
): Bisected {
  const looked = [...found].sort(([a], [b]) => a - b).map(([, version]) => version);
  return {
    format: 1,
    name: request.name,
    range: request.range,
    tells: plan.tells,
    environments: plan.environments,
    versions: versions.length,
    looked,
    changes: changesIn(looked, plan.tells),
  };
}
