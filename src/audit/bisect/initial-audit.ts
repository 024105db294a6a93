/**
 * Finds a version with a covert tell when no bundle is given: audits versions of the range, the
 * ends first and then by halves.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownTell, Verdict } from '../../core/model/index.ts';
import { type Bundle, knownTells, openBundle } from '../../store/index.ts';
import { AuditError } from '../errors.ts';
import { withResumeHint } from '../relocate/planned-trials.ts';
import type { AuditRequest } from '../experiment/request.ts';
import { resumeAudit, runAudit } from '../experiment/run.ts';
import { type BisectContext, type BisectRequest, type Publication, resumeCommand } from './request.ts';
import { byHalves } from './version-range.ts';

/**
 * Nine audits find every tell that is present in an eighth of the range. Audits take minutes: for a
 * shorter-lived tell, the user names a bundle.
 */
const MAX_AUDITS = 9;

/**
 * The first audit with a covert tell.
 * @throws AuditError `usage` when none has one; as `runAudit`
 */
export async function auditUntilCovertTell(
  versions: readonly Publication[],
  request: BisectRequest,
  context: BisectContext,
): Promise<Bundle> {
  const order = byHalves(versions.length).slice(0, MAX_AUDITS);
  for (const index of order) {
    const { version } = versions[index] ?? { version: '' };
    const { dir, verdict } = await auditOf(version, request, context).catch((error: unknown) => {
      throw withResumeHint(error, request.out, resumeCommand(request));
    });
    if (hasCovertTell(verdict)) return openBundle(dir);
  }
  const audited = order.map((index) => versions[index]?.version ?? '').join(', ');
  throw new AuditError(
    'usage',
    `none of the ${order.length} audited versions shows a covert tell: ${audited}`,
    'name the audit of a version that does with --bundle BUNDLE, or tells of another class with --tells',
  );
}

const hasCovertTell = ({ tells }: Verdict): boolean => tells.some((tell) => tell.class === 'covert');

function auditOf(version: string, request: BisectRequest, context: BisectContext): ReturnType<typeof runAudit> {
  const out = join(request.out, `audit-${version}.tellproof`);
  if (existsSync(join(out, 'bundle.json'))) return resumeAudit(out, request.jobs, context);
  return runAudit(auditRequest(version, out, request), context);
}

/**
 * Covers pairs of factors only: a third of the default's trials, and enough to find a version to
 * start from.
 */
const auditRequest = (version: string, out: string, { name, jobs, typed }: BisectRequest): AuditRequest => ({
  subject: { spec: `npm:${name}@${version}`, rest: [], endpointEnv: [], mounts: [], env: {} },
  seed: 1,
  strength: 2,
  jobs,
  out,
  levels: {},
  scenarios: ['reply'],
  timeoutMs: 60_000,
  typed,
});

/**
 * The tells with these ids; without ids, the covert ones.
 * @throws AuditError `usage`, StoreError
 */
export function selectedTells(bundle: Bundle, ids: readonly string[] | undefined): KnownTell[] {
  const all = knownTells(bundle);
  const unknown = ids?.find((id) => !all.some((tell) => tell.id === id));
  if (unknown !== undefined)
    throw new AuditError(
      'usage',
      `no tell ${JSON.stringify(unknown)} in ${bundle.dir}`,
      `its verdict lists ${all.map(({ id }) => id).join(', ')}`,
    );
  const chosen = all.filter((tell) => ids?.includes(tell.id) ?? tell.class === 'covert');
  if (chosen.length > 0) return chosen;
  throw new AuditError('usage', `no covert tell in ${bundle.dir}`, 'choose others with --tells T1,T2');
}
