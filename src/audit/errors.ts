/**
 * The error that ends a use case without a result: a message, a hint, and a closed set of faults.
 * The command line maps each fault to an exit code.
 */

/**
 * `usage`: the request cannot be carried out. `interrupted`: the user stopped it.
 * `failed`: Tellproof or this machine is at fault.
 */
export type AuditFault = 'usage' | 'interrupted' | 'failed';

export class AuditError extends Error {
  readonly fault: AuditFault;
  readonly hint: string;
  constructor(fault: AuditFault, message: string, hint: string) {
    super(message);
    this.name = 'AuditError';
    this.fault = fault;
    this.hint = hint;
  }
}
