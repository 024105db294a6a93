/** Which audit shows whether a specimen or decoy is judged as it should be. Plans only. */
import type { SpecimenManifest } from '../../lab/subjects/specimen-manifest.ts';
import type { AuditRequest } from '../experiment/request.ts';

/** Varied beside what a specimen depends on, so that telling the right factor from another is part of the task. */
const BYSTANDERS = ['ci', 'registry'];
/** What a decoy is tempted with beside what it follows. */
const TEMPTATIONS = ['timezone', 'endpoint', 'locale'];

/** Trials of the screen for marks that show only sometimes: as many as an audit of all factors has by default. */
const DEFAULT_SCREEN = 295;

export interface SelftestPlan {
  readonly seed: number;
  readonly jobs: number;
  /** Directory in which bundles are made. */
  readonly place: string;
}

/**
 * The audit that a user would run, held to the factors at hand. Every combination of three factors, as by default; for a decoy, whose
 * temptations alone have 252 of these, every combination of two.
 */
export function selftestAuditRequest(manifest: SpecimenManifest, { seed, jobs, place }: SelftestPlan): AuditRequest {
  return {
    subject: { spec: `specimen:${manifest.name}`, rest: [], endpointEnv: [], mounts: [], env: {} },
    seed,
    strength: manifest.kind === 'specimen' ? 3 : 2,
    ...(isCertain(manifest) ? {} : { trials: DEFAULT_SCREEN }),
    jobs,
    out: `${place}/${manifest.name}.tellproof`,
    factors: factorsOfSelftest(manifest),
    levels: {},
    scenarios: [manifest.scenario],
    timeoutMs: 60_000,
    typed: ['selftest', manifest.name, '--seed', String(seed)],
  };
}

const isCertain = ({ expected }: SpecimenManifest): boolean =>
  expected.every(({ probability }) => probability === undefined);

function factorsOfSelftest({ kind, factors, expected }: SpecimenManifest): string[] {
  const named = [...factors, ...expected.flatMap(({ dependsOn }) => dependsOn)];
  return [...new Set([...named, ...(kind === 'specimen' ? BYSTANDERS : TEMPTATIONS)])];
}
