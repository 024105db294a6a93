/** The tell that a user names, and the subject that showed it, ready to run again. */
import { existsSync } from 'node:fs';
import type { KnownTell, Subject } from '../../core/model/index.ts';
import { type Bundle, type Head, knownTells } from '../../store/index.ts';
import { AuditError } from '../errors.ts';
import type { AuditPorts } from '../experiment/request.ts';

/** @throws AuditError `usage`, StoreError */
export function tellById(bundle: Bundle, id: string): KnownTell {
  const tells = knownTells(bundle);
  const found = tells.find((tell) => tell.id.toLowerCase() === id.toLowerCase());
  if (found !== undefined) return found;
  const known = tells.map((tell) => `${tell.id} (${tell.class}, ${tell.dependsOn.join(' x ')})`);
  throw new AuditError(
    'usage',
    `no tell ${JSON.stringify(id)} in ${bundle.dir}`,
    known.length === 0 ? 'its verdict lists no tell' : `its verdict lists ${listed(known)}`,
  );
}

const MAX_LISTED = 6;
const listed = (all: readonly string[]): string =>
  all.length <= MAX_LISTED
    ? all.join(', ')
    : `${all.slice(0, MAX_LISTED).join(', ')} and ${all.length - MAX_LISTED} more`;

/**
 * The subject as it ran in the audit. A package that is gone is fetched again.
 * @throws LabError, AuditError `usage`
 */
export async function auditedSubject({ subject, replay }: Head, ports: AuditPorts): Promise<Subject> {
  const missingMount = (): string | undefined => subject.mounts.find(({ from }) => !existsSync(from))?.from;
  if (missingMount() === undefined) return subject;
  if (/^npm:/.test(subject.spec)) {
    const fetched = await ports.resolve({ spec: subject.spec, rest: [], endpointEnv: [], mounts: [], env: {} });
    if (fetched.identity.integrity !== subject.identity.integrity)
      throw new AuditError('usage', `${subject.spec} has changed since the audit`, `audit it again with: ${replay}`);
  }
  const missing = missingMount();
  if (missing === undefined) return subject;
  throw new AuditError(
    'usage',
    `the audited subject is not on this machine: ${missing} is missing`,
    `audit it here with: ${replay}`,
  );
}
