/** Plans the audit that shows whether a specimen or decoy is judged correctly. Runs nothing. */
import type { SpecimenManifest } from '../../lab/subjects/specimen-manifest.ts';
import type { AuditRequest } from '../experiment/request.ts';

/** Varied in addition to a specimen's own factors, so that the analysis must tell them apart. */
const CONFOUNDERS = ['ci', 'registry'];
/** Varied in addition to a decoy's own factors: the factors of known tells. */
const TELLING_FACTORS = ['timezone', 'endpoint', 'locale'];

/**
 * Trials of the screen for marks that fire only sometimes: the default of an audit of all factors.
 */
const DEFAULT_SCREEN = 295;

export interface SelftestPlan {
  readonly seed: number;
  readonly jobs: number;
  /** Directory for the bundles. */
  readonly place: string;
}

/**
 * The audit that a user would run, restricted to the relevant factors. Specimens: strength 3, the
 * default. Decoys: strength 2, since their added factors alone have 252 combinations of three.
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
  return [...new Set([...named, ...(kind === 'specimen' ? CONFOUNDERS : TELLING_FACTORS)])];
}
