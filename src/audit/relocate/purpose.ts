/** Guards against reading a probe or bisection bundle as an audit, which would misjudge it. */
import type { Head } from '../../store/index.ts';
import { AuditError } from '../errors.ts';

/** @throws AuditError `usage` */
export function assertAuditBundle(head: Head, dir: string): void {
  if (head.looking === undefined) return;
  const { purpose } = head.looking;
  throw new AuditError(
    'usage',
    `${dir} holds the evidence of a ${purpose}, not of an audit`,
    purpose === 'probe'
      ? `see its result with: tellproof probe --resume ${dir}`
      : 'its result is in bisect.json beside it',
  );
}
