/** Bundles that were made to look for known tells are no audits: what an audit does with its own would misread them. */
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
      ? `see what it found with: tellproof probe --resume ${dir}`
      : 'its result lies beside it, in bisect.json',
  );
}
